package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// Client is a signed-in user of the API.
type Client struct {
	url, token string
	http       *http.Client
}

// Refused is what the API answers instead of data.
type Refused struct {
	Message string
	Code    string
	Fields  map[string]string
}

func (r *Refused) Error() string { return fmt.Sprintf("%s: %s %v", r.Code, r.Message, r.Fields) }

// SignIn signs a user in.
func SignIn(ctx context.Context, url, email, password string) (*Client, error) {
	c := &Client{url: url, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 512}}}
	var session struct {
		AccessToken string `json:"accessToken"`
	}
	if err := c.post(ctx, "/auth/login", map[string]string{"email": email, "password": password}, &session); err != nil {
		return nil, fmt.Errorf("sign in: %w", err)
	}
	c.token = session.AccessToken
	return c, nil
}

// SignIn signs the admin in.
func (d *Daybook) SignIn(ctx context.Context) (*Client, error) {
	return SignIn(ctx, d.URL, AdminEmail, AdminPassword)
}

// Do sends a GraphQL document and reads its data into out; a *Refused is the
// first of the errors that it answers with.
func (c *Client) Do(ctx context.Context, query string, variables, out any) error {
	var answer struct {
		Data   json.RawMessage `json:"data"`
		Errors []struct {
			Message    string `json:"message"`
			Extensions struct {
				Code   string            `json:"code"`
				Fields map[string]string `json:"fields"`
			} `json:"extensions"`
		} `json:"errors"`
	}
	if err := c.post(ctx, "/graphql", map[string]any{"query": query, "variables": variables}, &answer); err != nil {
		return err
	}
	if len(answer.Errors) > 0 {
		first := answer.Errors[0]
		return &Refused{first.Message, first.Extensions.Code, first.Extensions.Fields}
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer.Data, out)
}

func (c *Client) post(ctx context.Context, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, out); err != nil {
		return fmt.Errorf("%s answered %s: %.200s", path, response.Status, text)
	}
	if response.StatusCode >= 500 {
		return fmt.Errorf("%s answered %s: %.200s", path, response.Status, text)
	}
	return nil
}
