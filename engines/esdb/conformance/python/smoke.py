"""smoke.py CLIENT: esdbclient or kurrentdbclient against a running embedded server.

EVENTSTORE is the server's URL, EVENTSTORE_CA the file of the authority that signed its certificate, if
it has one. Every public method of the client is called, in the ways that the Go and Node suites do not:
default filters with look-ahead, batches, errors told apart by their texts, the asynchronous client.
"""

import asyncio
import importlib
import os
import sys
import threading
import time
import traceback
from uuid import uuid4

name = sys.argv[1]
sdk = importlib.import_module(name)
exceptions = importlib.import_module(name + ".exceptions")
Client = getattr(sdk, "KurrentDBClient", None) or sdk.EventStoreDBClient
AsyncClient = getattr(sdk, "AsyncKurrentDBClient", None) or sdk.AsyncEventStoreDBClient
NewEvent, StreamState, Checkpoint, CaughtUp = sdk.NewEvent, sdk.StreamState, sdk.Checkpoint, sdk.CaughtUp
ANY, NO_STREAM, EXISTS = StreamState.ANY, StreamState.NO_STREAM, StreamState.EXISTS

url = os.environ["EVENTSTORE"]
url += ("&" if "?" in url else "?") + "GossipTimeout=60"  # seconds: the machine may be busy
by_prefix = {"filter_by_prefix": True} if name == "kurrentdbclient" else {}  # the older client has regular expressions alone
ca = os.environ.get("EVENTSTORE_CA")
options = {"root_certificates": open(ca, "rb").read()} if ca else {}
client = Client(url, **options)


def error(kind):
    """The class of an error: the newer client calls NotFound NotFoundError."""
    return getattr(exceptions, kind, None) or getattr(exceptions, kind + "Error")


class raises:
    def __init__(self, kind, text=""):
        self.kind, self.text = error(kind), text

    def __enter__(self):
        return self

    def __exit__(self, kind, value, _):
        assert kind is not None, f"no {self.kind.__name__}"
        assert issubclass(kind, self.kind), f"{value!r} is no {self.kind.__name__}"
        assert self.text in str(value), f"{value!r} does not say {self.text}"
        return True


def stream(kind="python"):
    return f"{kind}-{uuid4()}"


def events(n, kind="Tried"):
    return [NewEvent(type=kind, data=b'{"i":%d}' % i, metadata=b'{"m":1}') for i in range(n)]


def filled(n, kind="python"):
    s = stream(kind)
    client.append_to_stream(s, current_version=NO_STREAM, events=events(n))
    return s


def positions(recorded):
    return [e.stream_position for e in recorded]


def take(subscription, n):
    taken = []
    for event in subscription:
        taken.append(event)
        if len(taken) == n:
            subscription.stop()
            return taken
    raise AssertionError(f"ended after {len(taken)} of {n}")


# How long a check waits for what must come: as long as the slowest machine may need, for a check that
# waits too short fails on a busy one, and one that waits too long costs nothing when all is well.
PATIENCE = 30


def eventually(what, check):
    deadline = time.monotonic() + PATIENCE
    while not check():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def check_append():
    s, three = stream(), events(3)
    first = client.append_to_stream(s, current_version=NO_STREAM, events=three)
    assert client.append_to_stream(s, current_version=NO_STREAM, events=three) == first, "sent twice"
    second = client.append_to_stream(s, current_version=2, events=events(1)[0])
    assert second > first
    assert client.append_event(s, current_version=ANY, event=events(1)[0]) > second
    client.append_events(s, current_version=EXISTS, events=events(2))
    assert client.get_current_version(s) == 6
    for version, several in ((1, True), (1, False), (NO_STREAM, True), (NO_STREAM, False), (99, True), (99, False)):
        with raises("WrongCurrentVersion"):
            client.append_to_stream(s, current_version=version, events=events(2) if several else events(1)[0])
    with raises("WrongCurrentVersion"):
        client.append_to_stream(stream(), current_version=EXISTS, events=events(1)[0])
    assert client.get_current_version(stream()) is NO_STREAM
    binary = NewEvent(type="Raw", data=b"\x00\xff", content_type="application/octet-stream")
    client.append_to_stream(s, current_version=ANY, events=binary)
    last = client.get_stream(s, backwards=True, limit=1)[0]
    assert (last.data, last.metadata, last.content_type, last.id) == (binary.data, b"", binary.content_type, binary.id)
    assert last.recorded_at is not None


def check_too_big():
    big = NewEvent(type="Big", data=b'"' + b"x" * (2 << 20) + b'"')
    with raises("MaximumAppendSizeExceeded"):
        client.append_to_stream(stream(), current_version=ANY, events=[big])
    with raises("GrpcError", "Maximum Append Size"):  # of one event: the client has no class for it
        client.append_to_stream(stream(), current_version=ANY, events=big)


def check_reads():
    s = filled(5)
    assert positions(client.get_stream(s)) == [0, 1, 2, 3, 4]
    assert positions(client.get_stream(s, stream_position=3)) == [3, 4]
    assert positions(client.get_stream(s, backwards=True)) == [4, 3, 2, 1, 0]
    assert positions(client.get_stream(s, backwards=True, stream_position=1)) == [1, 0]
    assert positions(client.get_stream(s, limit=2)) == [0, 1]
    assert positions(client.get_stream(s, stream_position=10)) == []
    assert positions(client.get_stream(s, stream_position=10, backwards=True, limit=1)) == [4]
    with client.read_stream(s) as reading:
        assert next(reading).stream_position == 0
    for wanted in ({}, {"backwards": True}, {"stream_position": 1}, {"limit": 3}):
        with raises("NotFound"):
            client.get_stream(stream(), **wanted)


def check_all():
    before = client.get_commit_position()
    s = filled(3)
    after = client.get_commit_position()
    assert after > before
    ours = [e for e in client.read_all(commit_position=before) if e.stream_name == s]
    assert positions(ours) == [0, 1, 2]
    assert all(e.commit_position == e.prepare_position for e in ours)
    assert positions(client.read_all(backwards=True, limit=2)) == [2, 1]
    assert not [e for e in client.read_all() if e.type.startswith("$")], "left out by default"
    assert [e for e in client.read_all(filter_exclude=()) if e.type.startswith("$")]
    kind = "Kind" + uuid4().hex
    client.append_to_stream(s, current_version=ANY, events=events(2, kind))
    assert len(tuple(client.read_all(filter_include=[kind]))) == 2
    assert len(tuple(client.read_all(filter_include=[kind], **by_prefix))) == 2
    assert len(tuple(client.read_all(filter_include=[s], filter_by_stream_name=True))) == 5
    assert len(tuple(client.read_all(filter_exclude=[kind, r"\$.+"], commit_position=before))) < 5
    assert client.get_commit_position(filter_include=[kind]) > after


def check_delete():
    s = filled(3)
    with raises("WrongCurrentVersion"):
        client.delete_stream(s, current_version=0)
    client.delete_stream(s, current_version=2)
    client.delete_stream(s, current_version=2)
    with raises("NotFound"):
        client.get_stream(s)
    client.append_to_stream(s, current_version=NO_STREAM, events=events(2))
    assert positions(client.get_stream(s)) == [3, 4]
    with raises("NotFound"):
        client.delete_stream(stream(), current_version=EXISTS)


def check_tombstone():
    for s in (filled(2), filled(2, "größe-€")):
        with raises("WrongCurrentVersion"):
            client.tombstone_stream(s, current_version=0)
        client.tombstone_stream(s, current_version=1)
        for call in (
            lambda: client.get_stream(s),
            lambda: client.append_to_stream(s, current_version=ANY, events=events(2)),
            lambda: client.delete_stream(s, current_version=ANY),
            lambda: client.tombstone_stream(s, current_version=ANY),
            lambda: next(client.subscribe_to_stream(s)),
        ):
            with raises("StreamIsDeleted"):
                call()
        with raises("FailedPrecondition", "is deleted"):  # of one event: the client has no class for it
            client.append_to_stream(s, current_version=ANY, events=events(1)[0])
    never = stream()
    with raises("NotFound"):
        client.tombstone_stream(never, current_version=EXISTS)
    client.tombstone_stream(never, current_version=NO_STREAM)


def check_metadata():
    s = filled(5)
    assert client.get_stream_metadata(s) == ({}, NO_STREAM)
    client.set_stream_metadata(s, metadata={"$maxCount": 2, "mine": 1})
    metadata, version = client.get_stream_metadata(s)
    assert metadata == {"$maxCount": 2, "mine": 1} and version == 0
    assert positions(client.get_stream(s)) == [3, 4]
    with raises("WrongCurrentVersion"):
        client.set_stream_metadata(s, metadata={}, current_version=10)
    client.set_stream_metadata(s, metadata={"$tb": 4}, current_version=0)
    assert positions(client.get_stream(s)) == [4]


def check_subscribe_stream():
    s = filled(3)
    assert positions(take(client.subscribe_to_stream(s), 3)) == [0, 1, 2]
    assert positions(take(client.subscribe_to_stream(s, stream_position=1), 1)) == [2]
    told = take(client.subscribe_to_stream(s, include_caught_up=True), 4)
    assert isinstance(told[3], CaughtUp)
    live = client.subscribe_to_stream(s, from_end=True)  # returns when it is confirmed
    client.append_to_stream(s, current_version=ANY, events=events(2))
    assert positions(take(live, 2)) == [3, 4]
    with raises("DeadlineExceeded"):
        for _ in client.subscribe_to_stream(stream(), timeout=1):
            pass


def check_subscribe_all():
    before = client.get_commit_position()
    s = filled(3)
    assert [e.stream_name for e in take(client.subscribe_to_all(commit_position=before), 3)] == [s] * 3
    live = client.subscribe_to_all(from_end=True, include_caught_up=True)
    assert isinstance(next(live), CaughtUp)
    client.append_to_stream(s, current_version=ANY, events=events(1))
    assert take(live, 1)[0].stream_position == 3
    checked = client.subscribe_to_all(
        commit_position=before, filter_include=["Nothing"], include_checkpoints=True, window_size=1, checkpoint_interval_multiplier=1
    )
    seen = take(checked, 3)
    assert all(isinstance(c, Checkpoint) for c in seen)
    assert sorted({c.commit_position for c in seen}) == [c.commit_position for c in seen]
    by_name = client.subscribe_to_all(commit_position=before, filter_include=[s], filter_by_stream_name=True, **by_prefix)
    assert positions(take(by_name, 4)) == [0, 1, 2, 3]


def check_links():
    s, links = filled(2), stream()
    link = NewEvent(type="$>", data=f"1@{s}".encode(), content_type="application/octet-stream")
    client.append_to_stream(links, current_version=ANY, events=link)
    [raw] = client.get_stream(links)
    assert raw.type == "$>" and raw.link is None
    [resolved] = client.get_stream(links, resolve_links=True)
    assert (resolved.stream_name, resolved.stream_position, resolved.link.stream_name) == (s, 1, links)
    assert take(client.subscribe_to_stream(links, resolve_links=True), 1)[0].link.id == link.id


def stop_answered(reading, *group):
    """Stops reading when the server has heard every answer: what it has not heard, it delivers again."""
    eventually("answered", lambda: client.get_subscription_info(*group).total_in_flight_messages == 0)
    reading.stop()


def check_persistent_timeout():
    s, group = filled(1), f"group/{uuid4()}"
    client.create_subscription_to_stream(group, s, message_timeout=0.5, max_retry_count=1)
    reading = client.read_subscription_to_stream(group, s)
    assert [next(reading).retry_count, next(reading).retry_count] == [0, 1], "unanswered, it comes again"
    eventually("parked", lambda: client.get_subscription_info(group, s).parked_message_count == 1)
    reading.stop()
    client.delete_subscription(group, s)


def check_persistent():
    s, group = filled(4), f"group/{uuid4()}"
    client.create_subscription_to_stream(group, s, message_timeout=10 * PATIENCE, max_retry_count=1)
    with raises("AlreadyExists"):
        client.create_subscription_to_stream(group, s)
    info = client.get_subscription_info(group, s)
    assert (info.group_name, info.event_source, info.max_retry_count, info.message_timeout) == (group, s, 1, 10 * PATIENCE)
    reading = client.read_subscription_to_stream(group, s)
    got = []
    for event in reading:
        got.append((event.stream_position, event.retry_count))
        action = {0: reading.ack, 1: lambda e: reading.nack(e, "park"), 2: lambda e: reading.nack(e, "skip")}
        if event.stream_position == 3 and event.retry_count == 0:
            reading.nack(event, "retry")
            continue
        action.get(event.stream_position, reading.ack)(event)
        if event.stream_position == 3:
            break
    stop_answered(reading, group, s)
    assert got == [(0, 0), (1, 0), (2, 0), (3, 0), (3, 1)], got
    eventually("parked", lambda: client.get_subscription_info(group, s).parked_message_count == 1)
    client.replay_parked_events(group, s)
    reading = client.read_subscription_to_stream(group, s)
    again = next(reading)
    assert again.stream_position == 1
    reading.ack(again)
    stop_answered(reading, group, s)
    client.update_subscription_to_stream(group, s, max_retry_count=7)
    assert client.get_subscription_info(group, s).max_retry_count == 7
    assert [g.group_name for g in client.list_subscriptions_to_stream(s)] == [group]
    assert group in [g.group_name for g in client.list_subscriptions()]
    client.delete_subscription(group, s)
    for call in (
        lambda: client.delete_subscription(group, s),
        lambda: client.get_subscription_info(group, s),
        lambda: client.update_subscription_to_stream(group, s),
        lambda: client.replay_parked_events(group, s),
        lambda: next(client.read_subscription_to_stream(group, s)),
        lambda: next(client.read_subscription_to_all(group)),
    ):
        with raises("NotFound"):
            call()
    assert len(client.list_subscriptions_to_stream(stream())) == 0


def check_persistent_all():
    group, s = str(uuid4()), filled(2)
    client.create_subscription_to_all(group, filter_include=[s], filter_by_stream_name=True)
    reading = client.read_subscription_to_all(group)
    for event in (next(reading), next(reading)):
        assert event.stream_name == s
        reading.ack(event)
    stop_answered(reading, group)
    assert client.get_subscription_info(group).event_source == "$all"
    client.update_subscription_to_all(group, max_subscriber_count=1)
    first = client.read_subscription_to_all(group)
    with raises("MaximumSubscriptionsReached"):
        next(client.read_subscription_to_all(group))
    first.stop()
    client.delete_subscription(group)
    by_default, s = str(uuid4()), filled(1)
    client.create_subscription_to_all(by_default, from_end=True)
    reading = client.read_subscription_to_all(by_default)
    client.append_to_stream(s, current_version=ANY, events=events(1)[0])
    event = next(reading)
    assert (event.stream_name, event.stream_position) == (s, 1), "without system events"
    reading.ack(event)
    reading.stop()
    client.delete_subscription(by_default)


def check_gossip():
    [member] = client.read_gossip()
    assert member.state == "NODE_STATE_LEADER"
    assert client.connection_target


def check_projections():
    client.enable_projection(name="$by_category")
    statistics = client.get_projection_statistics(name="$by_category")
    assert statistics.name == "$by_category"
    category = "cat" + uuid4().hex
    s = filled(2, category)
    eventually("linked", lambda: client.get_current_version(f"$ce-{category}") == 1)
    assert {e.stream_name for e in client.get_stream(f"$ce-{category}", resolve_links=True)} == {s}
    client.disable_projection(name="$by_category")
    with raises("NotFound"):
        client.get_projection_statistics(name="nonsense")


def check_reconnect():
    client.reconnect()
    filled(1)


async def asynchronous():
    other = AsyncClient(url, **options)
    await other.connect() if hasattr(other, "connect") else None
    s = stream("async")
    await other.append_to_stream(s, current_version=NO_STREAM, events=events(3))
    assert positions(await other.get_stream(s)) == [0, 1, 2]
    subscription = await other.subscribe_to_stream(s)
    seen = []
    async for event in subscription:
        seen.append(event.stream_position)
        if len(seen) == 3:
            break
    await subscription.stop()
    assert seen == [0, 1, 2]
    assert await other.get_commit_position() > 0
    await other.close()


def check_asynchronous():
    asyncio.run(asynchronous())


def check_credentials():
    if not ca:
        return
    wrong = client.construct_call_credentials("admin", "wrong")
    try:
        client.get_stream(stream(), credentials=wrong)
    except Exception as refused:
        assert not isinstance(refused, (AssertionError, error("NotFound"))), refused
    else:
        raise AssertionError("a wrong password was taken")
    s = stream()
    client.append_to_stream("$" + s, current_version=ANY, events=events(1)[0])
    ops = client.construct_call_credentials("ops", "changeit")
    with raises("AccessDenied" if name == "kurrentdbclient" else "GrpcError", "Access Denied"):
        client.get_stream("$" + s, credentials=ops)


checks = {n[len("check_"):]: f for n, f in list(globals().items()) if n.startswith("check_")}
failed = 0
for what, check in checks.items():
    problem = []

    def run(check=check, problem=problem):
        try:
            check()
        except BaseException:
            problem.append(traceback.format_exc())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(4 * PATIENCE)  # it may wait several times
    if thread.is_alive():
        problem.append("timed out")
    failed += bool(problem)
    print(f"FAILED  {what}: {problem[0]}" if problem else f"ok      {what}", flush=True)
print(f"{name}: {len(checks) - failed} of {len(checks)} passed", flush=True)
os._exit(1 if failed else 0)
