package dev.holdfast.executor.apply;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.journal.Run;
import dev.holdfast.executor.journal.Runs;
import dev.holdfast.executor.state.RecordStore;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changed an object last: a run that the journal knows, or somebody outside. */
final class Authors {

    private final Database database;
    private final RecordedState recorded;
    private final ActualState actual;

    Authors(Database database, RecordedState recorded, ActualState actual) {
        this.database = database;
        this.recorded = recorded;
        this.actual = actual;
    }

    /** Who changed it and when, as the end of a sentence. */
    String of(ObjectAddress address) throws StateException {
        @Nullable ManagedObject known = recorded.objects().get(address);
        if (!Objects.equals(known, actual.objects().get(address))) {
            return "somebody changed it outside of Holdfast";
        }
        String estate = recorded.estate();
        Optional<Run> run = database.read(c -> {
            Optional<String> id = known == null
                    ? new Journal(c, estate).lastRunOf(address.toString())
                    : new RecordStore(c, estate).runOf(address);
            return id.isEmpty() ? Optional.empty() : new Runs(c, estate).find(id.get());
        });
        return run.map(found -> "changed by " + found.id() + " of "
                        + found.request().who() + ", "
                        + found.ending().map(Run.Ending::ended).orElse(found.started()))
                .orElse("changed since by a run that is not known any more");
    }
}
