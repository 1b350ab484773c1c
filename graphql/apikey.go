package graphql

import (
	"context"

	"github.com/daybook-crm/daybook/internal/auth"
	"github.com/daybook-crm/daybook/internal/identity"
)

// APIKeys are the keys of programs (auth.Accounts). Like passwords they never
// become commands.
type APIKeys interface {
	MakeKey(ctx context.Context, by identity.Actor, name string) (secret string, key auth.APIKey, err error)
	Keys(ctx context.Context, tenant string) ([]auth.APIKey, error)
	RevokeKey(ctx context.Context, tenant, id string) (auth.APIKey, error)
}

// apiKeyNode is an API key without its secret.
type apiKeyNode struct {
	key    auth.APIKey
	Member *memberNode
}

// ID is the key's id.
func (k *apiKeyNode) ID() ID { return ID(k.key.ID) }

// Name is what the key is for.
func (k *apiKeyNode) Name() string { return k.key.Name }

// CreatedAt is when it was made.
func (k *apiKeyNode) CreatedAt() Time { return Time{k.key.MadeAt} }

// UsedAt is when it was last used.
func (k *apiKeyNode) UsedAt() *Time { return timeOrNull(k.key.UsedAt) }

// RevokedAt is when it was revoked.
func (k *apiKeyNode) RevokedAt() *Time { return timeOrNull(k.key.RevokedAt) }

func (s *scope) apiKeys(ctx context.Context, keys []auth.APIKey, want fields) ([]*apiKeyNode, error) {
	ids := pluck(keys, func(k *auth.APIKey) string { return k.Member })
	members, err := belongsTo(ctx, s, want["member"], ids, s.Reads.MembersByID, s.members)
	if err != nil {
		return nil, err
	}
	nodes := make([]*apiKeyNode, len(keys))
	for i, key := range keys {
		nodes[i] = &apiKeyNode{key, members[key.Member]}
	}
	return nodes, nil
}

// ApiKeys answers the query apiKeys.
func (r *resolver) ApiKeys(ctx context.Context) ([]*apiKeyNode, error) { //nolint:revive // the name that the schema's field asks for
	s, err := r.query(ctx, "apiKeys")
	if err != nil {
		return nil, err
	}
	keys, err := s.APIKeys.Keys(ctx, s.tenant)
	if err != nil {
		return nil, err
	}
	return s.apiKeys(ctx, keys, selected(ctx))
}

type createAPIKeyPayload struct {
	ApiKey *apiKeyNode //nolint:revive // the name that the schema's field asks for
	Secret string
}

// CreateApiKey answers the mutation createApiKey.
func (r *resolver) CreateApiKey(ctx context.Context, args struct{ Input struct{ Name string } }) (*createAPIKeyPayload, error) { //nolint:revive // as above
	s, err := r.may(ctx, "apikey.Create")
	if err != nil {
		return nil, err
	}
	actor, _ := identity.From(ctx)
	secret, key, err := s.APIKeys.MakeKey(ctx, actor, args.Input.Name)
	if err != nil {
		return nil, err
	}
	node, err := only(s.apiKeys(ctx, []auth.APIKey{key}, selected(ctx)["apiKey"]))
	return &createAPIKeyPayload{node, secret}, err
}

type apiKeyPayload struct {
	ApiKey *apiKeyNode //nolint:revive // the name that the schema's field asks for
}

// RevokeApiKey answers the mutation revokeApiKey.
func (r *resolver) RevokeApiKey(ctx context.Context, args struct{ Input struct{ ID ID } }) (*apiKeyPayload, error) { //nolint:revive // as above
	s, err := r.may(ctx, "apikey.Revoke")
	if err != nil {
		return nil, err
	}
	key, err := s.APIKeys.RevokeKey(ctx, s.tenant, string(args.Input.ID))
	if err != nil {
		return nil, err
	}
	node, err := only(s.apiKeys(ctx, []auth.APIKey{key}, selected(ctx)["apiKey"]))
	return &apiKeyPayload{node}, err
}
