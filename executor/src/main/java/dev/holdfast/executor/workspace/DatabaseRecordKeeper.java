package dev.holdfast.executor.workspace;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.fabric.world.store.WorldStore;
import dev.holdfast.executor.fabric.world.store.WorldStoreException;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.lease.Holder;
import dev.holdfast.executor.lease.Lease;
import dev.holdfast.executor.lease.LeaseTerms;
import dev.holdfast.executor.lease.Leases;
import dev.holdfast.executor.lease.Tenure;
import dev.holdfast.executor.refresh.Recording;
import dev.holdfast.executor.state.RecordChanges;
import dev.holdfast.executor.state.RecordCopy;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.workspace.WorkspaceException.Kind;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Looks after a record in a database. */
final class DatabaseRecordKeeper implements RecordKeeper {

    private final Access access;
    private final String estate;
    private final LeaseTerms terms;
    private final Optional<Database> database;

    DatabaseRecordKeeper(Access access, String estate, LeaseTerms terms) throws WorkspaceException {
        this.access = access;
        this.estate = estate;
        this.terms = terms;
        this.database = guarded(() -> access.databases().open(access.place()));
    }

    @Override
    public String estate() {
        return estate;
    }

    @Override
    public Optional<String> pull() throws WorkspaceException {
        return database.isEmpty()
                ? Optional.empty()
                : guarded(() -> database.get().read(c -> new RecordCopy(c, estate).write()));
    }

    @Override
    public long push(String document) throws WorkspaceException {
        RecordCopy.Label label = usage(() -> RecordCopy.label(document));
        if (!label.estate().equals(estate)) {
            throw new WorkspaceException(
                    Kind.INVALID,
                    "This is a copy of the record of '" + label.estate() + "', not of '" + estate
                            + "'. Nothing was changed.",
                    List.of());
        }
        return change(
                "push", (c, run) -> new RecordCopy(c, estate).read(document), "from a copy of #" + label.serial());
    }

    @Override
    public String adopt() throws WorkspaceException {
        boolean recorded = guarded(() -> required().read(c -> new RecordStore(c, estate).exists()));
        Optional<World> world = guarded(() -> required().read(c -> world(c)));
        if (recorded == world.isPresent()) {
            throw new WorkspaceException(
                    Kind.FAILED,
                    recorded
                            ? "Record and world of '" + estate
                                    + "' are both there and belong together; there is nothing to adopt."
                            : "There is neither a record nor a world of '" + estate + "'. 'holdfast apply' makes both.",
                    List.of());
        }
        return world.isEmpty()
                ? change("adopt", (c, run) -> emptyWorld(c), "a new world without points")
                : change("adopt", (c, run) -> record(c, world.orElseThrow(), run), "a record of what the world holds");
    }

    /** Everything that the world holds becomes ours, with what it says of points. */
    private String record(Connection connection, World world, String run) throws SQLException, StateException {
        RecordStore records = new RecordStore(connection, estate);
        String seed = estate + "\n" + run + "\n" + world.clock() + "\n"
                + access.holder().id();
        records.begin(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
        RecordedState before = records.read();
        SimulatedFabric fabric = new SimulatedFabric(world, Origins.profile(access, world), changed -> {});
        try {
            RecordedState after = new Recording(fabric, before, estate + "/" + run)
                    .record(new HashSet<>(fabric.objects().keySet()), Map.of(), fabric.clock());
            WorldStore.save(connection, estate, world);
            records.write(before, after.withSerial(1), run);
            return "A record of " + after.objects().size() + " objects was made from the world.";
        } catch (FabricException | WorldStoreException e) {
            throw new StateException("The world cannot be read: " + e.getMessage(), e);
        }
    }

    private String emptyWorld(Connection connection) throws SQLException, StateException {
        Optional<String> left = leftOver(connection);
        if (left.isPresent()) {
            throw new StateException(left.get() + " A new world would bring them back although it is said to be empty,"
                    + " so none was begun. " + required().recipe());
        }
        Instant clock = new RecordStore(connection, estate).read().lastApplied().orElse(Instant.EPOCH);
        try {
            WorldStore.save(connection, estate, new World(clock.getEpochSecond(), Origins.of(access, estate)));
        } catch (WorldStoreException e) {
            throw new StateException(String.valueOf(e.getMessage()), e);
        }
        return "A new world without machines and points was begun at " + clock
                + ". The next plan shows all that is recorded as gone.";
    }

    private Optional<World> world(Connection connection) throws StateException {
        try {
            return WorldStore.load(connection, estate);
        } catch (WorldStoreException e) {
            throw new StateException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void forget(ObjectAddress address) throws WorkspaceException {
        RecordedState recorded = guarded(() -> required().read(c -> new RecordStore(c, estate).read()));
        if (!recorded.objects().containsKey(address)) {
            throw new WorkspaceException(
                    Kind.USAGE,
                    "The record of '" + estate + "' has no object '" + address + "'. 'holdfast state list' lists all.",
                    List.of());
        }
        change(
                "forget",
                (c, run) -> {
                    RecordStore records = new RecordStore(c, estate);
                    RecordedState before = records.read();
                    records.write(before, before.without(address).withSerial(before.serial() + 1), run);
                    return address;
                },
                address.toString());
    }

    /** Changes the record as a run of its own, in one transaction. */
    private <T> T change(String kind, Change<T> change, String outcome) throws WorkspaceException {
        Database opened = database.isPresent()
                ? database.get()
                : guarded(() -> access.databases().create(access.place()));
        try (Tenure tenure = guarded(
                () -> new Leases(opened, estate).take(access.holder(), "state " + kind, terms, access.commits()))) {
            String now = guarded(opened::now).toString();
            return guarded(() -> tenure.write(c -> {
                Runs runs = new Runs(c, estate);
                Run.Request request = new Run.Request(kind, access.holder().who(), "", now, Run.Terms.PLAIN);
                String run = runs.next();
                RecordStore records = new RecordStore(c, estate);
                RecordedState before = records.read();
                runs.begin(new Run(run, request, now, before.serial(), Optional.empty()));
                runs.takeUp(run, tenure, now);
                T made = change.make(c, run);
                RecordedState after = records.read();
                Journal journal = new Journal(c, estate);
                journal.append(Journal.Phase.DONE, entries(run, kind, RecordChanges.between(before, after)));
                runs.end(run, new Run.Ending(now, outcome, journal.head().hash(), after.serial()));
                return made;
            }));
        }
    }

    /** What a change did to the record; no fabric was asked, so they have no keys. */
    private static List<Journal.Entry> entries(String run, String kind, SortedMap<String, String> changes) {
        List<Journal.Entry> entries = new ArrayList<>();
        changes.forEach(
                (address, change) -> entries.add(new Journal.Entry(run, entries.size(), kind, address, "", change)));
        return entries;
    }

    @Override
    public List<String> verify() throws WorkspaceException {
        if (database.isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        note(problems, () -> database.get().checkIntegrity());
        note(
                problems,
                () -> database.get().read(c -> {
                    new RecordStore(c, estate).read();
                    return List.of();
                }));
        note(problems, () -> database.get().read(this::worldProblems));
        note(
                problems,
                () -> database.get().read(c -> {
                    List<String> broken = new ArrayList<>();
                    Journal journal = new Journal(c, estate);
                    journal.firstBroken()
                            .ifPresent(
                                    number -> broken.add(
                                            "Row " + number
                                                    + " of the journal does not fit the rows before it: it, or one of those, was changed or is missing."));
                    for (Run run : new Runs(c, estate).all()) {
                        String head = run.ending().map(Run.Ending::head).orElse("");
                        if (!head.isEmpty() && !journal.contains(head)) {
                            broken.add("The journal lacks the row with which " + run.id() + " ended.");
                        }
                    }
                    return broken;
                }));
        return problems;
    }

    private List<String> worldProblems(Connection connection) throws SQLException, StateException {
        boolean recorded = new RecordStore(connection, estate).exists();
        boolean world = world(connection).isPresent();
        List<String> problems = new ArrayList<>();
        if (recorded != world) {
            problems.add("There is a " + (recorded ? "record without its world" : "world without its record") + ".");
        }
        if (!world) {
            leftOver(connection).ifPresent(problems::add);
        }
        return problems;
    }

    /** What is left of a world whose own row is lost; a new world would bring it back unsaid. */
    private Optional<String> leftOver(Connection connection) throws SQLException {
        long rows = WorldStore.leftOver(connection, estate);
        return rows == 0
                ? Optional.empty()
                : Optional.of("The world's own row is lost, but " + rows + (rows == 1 ? " row" : " rows")
                        + " of what it held are there (machines, points, jobs).");
    }

    private static void note(List<String> problems, Reading<List<String>> reading) {
        try {
            problems.addAll(reading.read());
        } catch (StateException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<RecordWrite> history(int most) throws WorkspaceException {
        return database.isEmpty() ? List.of() : new History(database.get(), estate).writes(most);
    }

    @Override
    public List<RecordWrite> history(String address, int most) throws WorkspaceException {
        return database.isEmpty() ? List.of() : new History(database.get(), estate).writes(address, most);
    }

    @Override
    public List<String> touched() throws WorkspaceException {
        return database.isEmpty() ? List.of() : new History(database.get(), estate).touched();
    }

    @Override
    public Optional<Lease> lease() throws WorkspaceException {
        return database.isEmpty()
                ? Optional.empty()
                : Optional.of(guarded(() -> new Leases(database.get(), estate).current()));
    }

    @Override
    public Optional<Lease> unlock() throws WorkspaceException {
        if (database.isEmpty()) {
            return Optional.empty();
        }
        Database opened = database.get();
        String now = guarded(opened::now).toString();
        return Optional.of(guarded(() -> opened.write(c -> {
            Lease ended = new Leases(opened, estate).unlock(c);
            if (ended.holder().isPresent()) {
                remember(c, ended, now);
            }
            return ended;
        })));
    }

    /** Leaves a run for a lease that was ended by hand: whoever wonders why a run was cut off finds it there. */
    private void remember(Connection connection, Lease ended, String now) throws SQLException {
        Holder own = access.holder();
        Holder other = ended.holder().orElseThrow();
        Runs runs = new Runs(connection, estate);
        String run = runs.next();
        long serial = new RecordStore(connection, estate).serial();
        Run.Ending ending = new Run.Ending(
                now,
                "ended the lease of " + other.who() + " on " + other.host() + " for '" + ended.purpose() + "'",
                new Journal(connection, estate).head().hash(),
                serial);
        Run.Request request = new Run.Request("unlock", own.who(), "", now, Run.Terms.PLAIN);
        runs.begin(new Run(run, request, now, serial, Optional.of(ending)));
        runs.takeUp(run, new Runs.Session(now, own.who(), own.host(), ended.fence() + 1));
    }

    private Database required() throws StateException {
        return database.orElseThrow(() -> new StateException("There is nothing in " + access.place() + " yet."));
    }

    private static <T> T guarded(Reading<T> reading) throws WorkspaceException {
        try {
            return reading.read();
        } catch (StateException e) {
            throw new WorkspaceException(Kind.STATE_UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> T usage(Reading<T> reading) throws WorkspaceException {
        try {
            return reading.read();
        } catch (StateException e) {
            throw new WorkspaceException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        database.ifPresent(Database::close);
    }

    private interface Reading<T> {
        T read() throws StateException;
    }

    private interface Change<T> {
        T make(Connection connection, String run) throws SQLException, StateException;
    }
}
