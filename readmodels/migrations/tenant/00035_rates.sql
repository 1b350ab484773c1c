-- +goose Up

-- What a whole unit of a currency is worth in the base currency, from a day
-- on until the next. The key serves the only question: the latest at or
-- before a day.
CREATE TABLE exchange_rates (
    base     text NOT NULL,
    currency text NOT NULL,
    day      date NOT NULL,
    rate     numeric NOT NULL,
    PRIMARY KEY (base, currency, day)
);

-- +goose Down
DROP TABLE exchange_rates;
