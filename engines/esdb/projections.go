package esdbserver

import (
	"context"
	"fmt"
	"slices"

	api "github.com/EventStore/EventStore-Client-Go/v4/protos/projections"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/structpb"
)

// projections is the service event_store.client.projections.Projections, for the system projections.
type projections struct {
	api.UnimplementedProjectionsServer
	*Server
}

// enabledStream remembers which projections run: its newest event is the list of their names. Part of
// the file format.
const (
	enabledStream = "$projections-enabled"
	typeEnabled   = "$ProjectionsEnabled"
)

var errNoJavaScript = status.Error(codes.Unimplemented,
	"user-defined projections need a JavaScript engine, which this server does not have; $by_category and $by_event_type are built in")

// Create is refused.
func (p *projections) Create(context.Context, *api.CreateReq) (*api.CreateResp, error) {
	return nil, errNoJavaScript
}

// Update is refused.
func (p *projections) Update(context.Context, *api.UpdateReq) (*api.UpdateResp, error) {
	return nil, errNoJavaScript
}

// Delete is refused: the system projections can be disabled.
func (p *projections) Delete(_ context.Context, req *api.DeleteReq) (*api.DeleteResp, error) {
	if _, err := p.projection(req.GetOptions().GetName()); err != nil {
		return nil, err
	}
	return nil, status.Error(codes.FailedPrecondition, "a system projection cannot be deleted; disable it")
}

// Enable starts a projection, now and after each restart.
func (p *projections) Enable(ctx context.Context, req *api.EnableReq) (*api.EnableResp, error) {
	return &api.EnableResp{}, p.toggle(ctx, req.GetOptions().GetName(), true)
}

// Disable stops a projection. It goes on from there when it is enabled again.
func (p *projections) Disable(ctx context.Context, req *api.DisableReq) (*api.DisableResp, error) {
	return &api.DisableResp{}, p.toggle(ctx, req.GetOptions().GetName(), false)
}

func (p *projections) toggle(ctx context.Context, name string, on bool) error {
	if err := p.authorizeGroups(ctx); err != nil {
		return err
	}
	x, err := p.projection(name)
	if err != nil {
		return err
	}
	if x.running() == on {
		return nil
	}
	if err := p.saveEnabled(ctx, name, on); err != nil {
		return err
	}
	if on {
		return x.start()
	}
	x.stop()
	return nil
}

// Reset goes over the whole log again and adds the links that are missing. It makes no second link to
// an event.
func (p *projections) Reset(ctx context.Context, req *api.ResetReq) (*api.ResetResp, error) {
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	x, err := p.projection(req.GetOptions().GetName())
	if err != nil {
		return nil, err
	}
	running := x.running()
	x.stop()
	if err := p.store.Emit(ctx, x.name, 0, nil); err != nil {
		return nil, err
	}
	if running {
		return &api.ResetResp{}, x.start()
	}
	return &api.ResetResp{}, nil
}

// State of an index is empty: it is all in its streams.
func (p *projections) State(_ context.Context, req *api.StateReq) (*api.StateResp, error) {
	_, err := p.projection(req.GetOptions().GetName())
	return &api.StateResp{State: structpb.NewStructValue(&structpb.Struct{})}, err
}

// Result likewise.
func (p *projections) Result(_ context.Context, req *api.ResultReq) (*api.ResultResp, error) {
	_, err := p.projection(req.GetOptions().GetName())
	return &api.ResultResp{Result: structpb.NewStructValue(&structpb.Struct{})}, err
}

// RestartSubsystem stops the running projections and starts them again.
func (p *projections) RestartSubsystem(ctx context.Context, _ *shared.Empty) (*shared.Empty, error) {
	if err := p.authorizeGroups(ctx); err != nil {
		return nil, err
	}
	for _, x := range p.indexes {
		if x.running() {
			x.stop()
			if err := x.start(); err != nil {
				return nil, err
			}
		}
	}
	return empty, nil
}

// Statistics describes one projection, or all.
func (p *projections) Statistics(req *api.StatisticsReq, stream api.Projections_StatisticsServer) error {
	var list []*projection
	switch mode := req.GetOptions().GetMode().(type) {
	case *api.StatisticsReq_Options_Name:
		x, err := p.projection(mode.Name)
		if err != nil {
			return err
		}
		list = []*projection{x}
	case *api.StatisticsReq_Options_All, *api.StatisticsReq_Options_Continuous:
		list = p.indexes
	}
	for _, x := range list {
		if err := stream.Send(&api.StatisticsResp{Details: x.details()}); err != nil {
			return err
		}
	}
	return nil
}

func (x *projection) details() *api.StatisticsResp_Details {
	position, tail := x.position.Load(), x.server.store.Tail()
	if !x.running() {
		position, _ = x.server.store.Emitted(x.name)
	}
	d := &api.StatisticsResp_Details{
		Name: x.name, EffectiveName: x.name, Mode: "Continuous", Status: "Stopped", Progress: 100,
		Position: place(true, position), LastCheckpoint: place(true, position), EventsProcessedAfterRestart: x.count.Load(),
	}
	if x.running() {
		d.Status = "Running"
	}
	if tail > 0 {
		d.Progress = float32(100 * float64(position) / float64(tail))
	}
	return d
}

func (s *Server) projection(name string) (*projection, error) {
	for _, x := range s.indexes {
		if x.name == name {
			return x, nil
		}
	}
	return nil, status.Error(codes.NotFound, fmt.Sprintf("there is no projection %s", name))
}

// startProjections starts those that were enabled.
func (s *Server) startProjections() error {
	for _, name := range []string{"$by_category", "$by_event_type"} {
		s.indexes = append(s.indexes, &projection{server: s, name: name, target: systemProjections[name]})
	}
	enabled, err := s.enabledProjections()
	if err != nil {
		return err
	}
	for _, x := range s.indexes {
		if s.options.StandardProjections || slices.Contains(enabled, x.name) {
			if err := x.start(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Server) stopProjections() {
	for _, x := range s.indexes {
		x.stop()
	}
}

func (s *Server) enabledProjections() (names []string, err error) {
	_, err = s.lastJSON(enabledStream, &names)
	return names, err
}

func (s *Server) saveEnabled(ctx context.Context, name string, on bool) error {
	names, err := s.enabledProjections()
	if err != nil {
		return err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == name })
	if on {
		names = append(names, name)
	}
	return s.appendJSON(ctx, enabledStream, typeEnabled, names)
}
