package esdbserver

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"sync"
	"time"

	gossipapi "github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	persistentapi "github.com/EventStore/EventStore-Client-Go/v4/protos/persistent"
	projectionsapi "github.com/EventStore/EventStore-Client-Go/v4/protos/projections"
	featuresapi "github.com/EventStore/EventStore-Client-Go/v4/protos/serverfeatures"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	streamsapi "github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc"
	"google.golang.org/grpc/keepalive"

	monitoringapi "github.com/daybook-crm/daybook/engines/esdb/protos/monitoring"
	operationsapi "github.com/daybook-crm/daybook/engines/esdb/protos/operations"
	usersapi "github.com/daybook-crm/daybook/engines/esdb/protos/users"
	"github.com/daybook-crm/daybook/engines/esdb/store"
)

// Server is a running node.
type Server struct {
	options  Options
	store    *store.Store
	listener net.Listener
	front    *front
	grpc     *grpc.Server
	instance store.ID
	groups   *groups
	indexes  []*projection
	users    *users
	chores   []*chore
	started  time.Time

	closing  chan struct{} // closed first: subscriptions end
	close    sync.Once
	closeErr error
}

// makePrivate makes the folder on the machine's disk for its owner alone: whoever can read the files
// needs no password.
func makePrivate(dir string, o Options) error {
	if o.FS != nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder of the event store: %w", err)
	}
	return nil
}

// Open opens or recovers the store in dir and serves it. When it returns, clients may connect.
func Open(dir string, o Options) (*Server, error) {
	o = o.withDefaults()
	if err := makePrivate(dir, o); err != nil {
		return nil, err
	}
	log, err := store.Open(dir, store.Options{FS: o.FS, Logger: o.Logger, CacheSize: o.CacheSize})
	if err != nil {
		return nil, err
	}
	s := &Server{options: o, store: log, instance: store.NewID(), started: time.Now(), closing: make(chan struct{})}
	s.users = &users{server: s, right: map[[sha256.Size]byte]knownUser{}}
	if err := s.bootstrap(context.Background()); err != nil {
		return nil, errors.Join(fmt.Errorf("writing the first events: %w", err), log.Close())
	}
	if s.listener, err = new(net.ListenConfig).Listen(context.Background(), "tcp", o.Listen); err != nil {
		return nil, errors.Join(fmt.Errorf("the event store cannot listen on %s: %w", o.Listen, err), log.Close())
	}
	s.groups = newGroups(s)
	if err := s.groups.start(); err != nil {
		return nil, errors.Join(fmt.Errorf("starting the persistent subscriptions: %w", err), s.listener.Close(), log.Close())
	}
	if err := s.startProjections(); err != nil {
		return nil, errors.Join(fmt.Errorf("starting the projections: %w", err), s.listener.Close(), log.Close())
	}
	s.grpc = s.newGRPC()
	s.front = newFront(s.listener, o.TLS, o.Logger)
	s.front.start(s.grpc, s.newHTTP())
	return s, nil
}

// maxMessage is what a client of the protocol may send at once: an event of 16 MiB and its envelope.
const maxMessage = 17 << 20

func (s *Server) newGRPC() *grpc.Server {
	unary, stream := []grpc.UnaryServerInterceptor{unaryErrors}, []grpc.StreamServerInterceptor{streamErrors, beforeDeadline}
	if s.secure() {
		unary, stream = append(unary, s.unaryAuth), append(stream, s.streamAuth)
	}
	g := grpc.NewServer(
		grpc.ForceServerCodecV2(newCodec()),
		grpc.MaxRecvMsgSize(maxMessage),
		grpc.ChainUnaryInterceptor(unary...),
		grpc.ChainStreamInterceptor(stream...),
		// The official client pings every ten seconds, also when idle; gRPC's default policy takes that
		// for an attack and hangs up.
		grpc.KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy{MinTime: time.Second, PermitWithoutStream: true}),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: 10 * time.Second, Timeout: s.options.KeepAliveTimeout}),
		// Goroutines that are used again keep the stack they have grown: a fifth of an append's CPU.
		grpc.NumStreamWorkers(64),
		grpc.WaitForHandlers(true), // the store is closed when none can read from it any more
	)
	streamsapi.RegisterStreamsServer(g, &streams{Server: s})
	persistentapi.RegisterPersistentSubscriptionsServer(g, &persistent{Server: s})
	projectionsapi.RegisterProjectionsServer(g, &projections{Server: s})
	gossipapi.RegisterGossipServer(g, &gossip{Server: s})
	usersapi.RegisterUsersServer(g, &userService{Server: s})
	operationsapi.RegisterOperationsServer(g, &operations{Server: s})
	monitoringapi.RegisterMonitoringServer(g, &monitoring{Server: s})
	featuresapi.RegisterServerFeaturesServer(g, newServerFeatures())
	return g
}

// Addr is the host:port it listens on; if that is every address, the loopback one, which can be dialled.
func (s *Server) Addr() string {
	address := s.listener.Addr().(*net.TCPAddr)
	if address.IP.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", strconv.Itoa(address.Port))
	}
	return address.String()
}

// URL is the connection string for the official clients. That of a secure node names what was advertised,
// for which the certificate is. It lacks what the server does not know: the user:password@ and, unless
// the system trusts the certificate, the &tlsCAFile=….
func (s *Server) URL() string {
	address := s.Addr()
	if s.secure() && s.options.Advertise != "" {
		address = s.options.Advertise
	}
	return "esdb://" + address + "?tls=" + strconv.FormatBool(s.secure())
}

// drainTime is how long Close waits for calls that are under way.
const drainTime = 3 * time.Second

// Close ends subscriptions, lets other calls finish, and closes the store. Calling it again returns the
// same.
func (s *Server) Close() error {
	s.close.Do(func() {
		close(s.closing)
		drained := make(chan struct{})
		go func() {
			s.grpc.GracefulStop()
			close(drained)
		}()
		select {
		case <-drained:
		case <-time.After(drainTime):
			s.grpc.Stop()
			<-drained
		}
		s.front.stop()
		for _, c := range s.chores {
			c.stop()
		}
		s.stopProjections()
		s.groups.stop(true)
		s.closeErr = s.store.Close()
	})
	return s.closeErr
}

// advertised is the address that clients are told to dial.
func (s *Server) advertised() (host string, port uint32) {
	address := s.options.Advertise
	if address == "" {
		address = s.Addr()
	}
	host, text, err := net.SplitHostPort(address)
	if err != nil {
		return address, 2113
	}
	n, _ := strconv.ParseUint(text, 10, 16)
	return host, uint32(n)
}

func structuredID(id store.ID) *shared.UUID {
	msb, lsb := id.Halves()
	return &shared.UUID{Value: &shared.UUID_Structured_{Structured: &shared.UUID_Structured{
		MostSignificantBits: int64(msb), LeastSignificantBits: int64(lsb),
	}}}
}
