package esdbserver

import (
	"context"
	"slices"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	api "github.com/daybook-crm/daybook/engines/esdb/protos/users"
)

// userService is the service event_store.client.users.Users. It is for administrators; the rest may look
// at themselves and change their own password.
type userService struct {
	api.UnimplementedUsersServer
	*Server
}

// Create adds a user. A login that is taken fails with user-conflict, unless the password is the same.
func (u *userService) Create(ctx context.Context, req *api.CreateReq) (*api.CreateResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	o := req.GetOptions()
	return &api.CreateResp{}, u.CreateUser(ctx, o.GetLoginName(), o.GetFullName(), o.GetPassword(), o.GetGroups()...)
}

// Update replaces the full name and the groups; the password of the request is not looked at.
func (u *userService) Update(ctx context.Context, req *api.UpdateReq) (*api.UpdateResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	o := req.GetOptions()
	return &api.UpdateResp{}, u.UpdateUser(ctx, o.GetLoginName(), o.GetFullName(), o.GetGroups()...)
}

// Delete removes a user.
func (u *userService) Delete(ctx context.Context, req *api.DeleteReq) (*api.DeleteResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	return &api.DeleteResp{}, u.DeleteUser(ctx, req.GetOptions().GetLoginName())
}

// Enable lets a user sign in.
func (u *userService) Enable(ctx context.Context, req *api.EnableReq) (*api.EnableResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	return &api.EnableResp{}, u.EnableUser(ctx, req.GetOptions().GetLoginName())
}

// Disable keeps a user from signing in.
func (u *userService) Disable(ctx context.Context, req *api.DisableReq) (*api.DisableResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	return &api.DisableResp{}, u.DisableUser(ctx, req.GetOptions().GetLoginName())
}

// ChangePassword needs the present password, of administrators too; a wrong one is access-denied.
func (u *userService) ChangePassword(ctx context.Context, req *api.ChangePasswordReq) (*api.ChangePasswordResp, error) {
	o := req.GetOptions()
	if err := u.authorizeSelf(ctx, o.GetLoginName()); err != nil {
		return nil, err
	}
	return &api.ChangePasswordResp{}, u.Server.ChangePassword(ctx, o.GetLoginName(), o.GetCurrentPassword(), o.GetNewPassword())
}

// ResetPassword does not.
func (u *userService) ResetPassword(ctx context.Context, req *api.ResetPasswordReq) (*api.ResetPasswordResp, error) {
	if err := u.authorizeAdmins(ctx); err != nil {
		return nil, err
	}
	return &api.ResetPasswordResp{}, u.SetPassword(ctx, req.GetOptions().GetLoginName(), req.GetOptions().GetNewPassword())
}

// Details describes one user or, without a name, all of them in the order of their names.
func (u *userService) Details(req *api.DetailsReq, stream grpc.ServerStreamingServer[api.DetailsResp]) error {
	login := req.GetOptions().GetLoginName()
	if err := u.authorizeSelf(stream.Context(), login); err != nil {
		return err
	}
	names := []string{login}
	if login == "" {
		var err error
		if names, err = u.loginNames(); err != nil {
			return err
		}
		slices.Sort(names)
	}
	for _, name := range names {
		found, err := u.findUser(name)
		if login == "" && grpcCode(err) == codes.NotFound {
			continue // deleted: the list of names only grows
		}
		if err != nil {
			return err
		}
		if err := stream.Send(details(found)); err != nil {
			return err
		}
	}
	return nil
}

func details(u storedUser) *api.DetailsResp {
	return &api.DetailsResp{UserDetails: &api.DetailsResp_UserDetails{
		LoginName: u.LoginName, FullName: u.FullName, Groups: u.Groups, Disabled: u.Disabled,
		LastUpdated: &api.DetailsResp_UserDetails_DateTime{TicksSinceEpoch: u.updated},
	}}
}
