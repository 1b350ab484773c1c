-- +goose Up

CREATE TABLE products (
    id          uuid PRIMARY KEY,
    name        text NOT NULL,
    sku         text NOT NULL,
    description text NOT NULL,
    prices      jsonb NOT NULL,
    tag_ids     uuid[] NOT NULL,
    custom      jsonb NOT NULL DEFAULT '{}',
    archived    boolean NOT NULL,
    revision    bigint NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    folded      text COLLATE "C" NOT NULL GENERATED ALWAYS AS (daybook.fold(name || chr(1) || sku)) STORED
);
CREATE INDEX products_created ON products (created_at, id);
CREATE INDEX products_name ON products (folded, id);
CREATE INDEX products_sku ON products (lower(sku));
CREATE INDEX products_custom ON products USING gin (custom jsonb_path_ops);
CREATE INDEX products_search ON products USING gin (folded daybook.gin_trgm_ops);

-- +goose Down
DROP TABLE products;
