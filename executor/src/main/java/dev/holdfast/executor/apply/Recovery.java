package dev.holdfast.executor.apply;

import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.refresh.Recording;
import dev.holdfast.executor.state.Journal;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.executor.state.StateDatabase;
import dev.holdfast.executor.state.StateException;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every run does first: it clears up after runs that were killed. */
final class Recovery {

    private final StateDatabase database;
    private final String estate;
    private final Fabric fabric;
    private final Journal journal;
    private final RecordStore records;

    Recovery(StateDatabase database, String estate, Fabric fabric) {
        this.database = database;
        this.estate = estate;
        this.fabric = fabric;
        this.journal = new Journal(database.connection(), estate);
        this.records = new RecordStore(database.connection(), estate);
    }

    /**
     * Ends runs that were killed: asks the fabric what became of each operation that had begun, writes that down, and takes
     * what they made into the record.
     */
    void run(Instant now) throws StateException, FabricException {
        List<String> open = database.inTransaction(c -> journal.openRuns());
        if (open.isEmpty()) {
            return;
        }
        RecordedState before = database.inTransaction(c -> records.read());
        List<Journal.Entry> adopted = new ArrayList<>();
        List<Journal.Entry> lost = new ArrayList<>();
        for (Journal.Entry entry : database.inTransaction(c -> journal.unfinished())) {
            boolean there = fabric.outcome(new OperationKey(entry.key())).isPresent();
            (there ? adopted : lost).add(entry);
        }
        Set<ObjectAddress> touched = new HashSet<>();
        for (String run : open) {
            for (String address : database.inTransaction(c -> journal.addresses(run))) {
                address(address, touched);
            }
        }
        String last = open.get(open.size() - 1);
        RecordedState after = new Recording(fabric, before, estate + "/" + last + "/recovery")
                .record(touched, Map.of(), before.lastApplied().orElse(fabric.clock()));
        database.inTransaction(c -> {
            journal.append(Journal.Phase.DONE, adopted);
            journal.append(Journal.Phase.FAILED, lost);
            records.write(before, after.withSerial(before.serial() + 1));
            for (String run : open) {
                journal.endRun(run, now.toString(), "interrupted");
            }
            return open;
        });
    }

    private static void address(String text, Set<ObjectAddress> into) {
        int slash = text.indexOf('/');
        if (slash > 0
                && slash < text.length() - 1
                && ObjectType.of(text.substring(0, slash)).isPresent()) {
            into.add(ObjectAddress.parse(text));
        }
    }
}
