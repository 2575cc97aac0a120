package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every fabric does when things get other names; goes with {@link FabricContract}. A subclass makes the fabric. */
public abstract class FabricMoveContract {

    private static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    private static final ItemKey COPY = new ItemKey("sql-01", "rsv-westus");

    private Fabric fabric;
    private int keys;

    /** A fabric without anything, at {@link FabricContract#START}. */
    protected abstract Fabric create();

    @BeforeEach
    void makeFabric() {
        fabric = create();
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private void setUp() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", "standard", "daily 22:00", Map.of("daily", "30d")));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "7m"));
    }

    private void refuses(FabricError error, ThrowingCallable call) throws FabricException {
        var before = fabric.read();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FabricException.class, e -> assertThat(e.error()).isEqualTo(error));
        assertThat(fabric.read()).isEqualTo(before);
    }

    @Test
    void aMoveChangesNamesAndNothingElse() throws FabricException {
        setUp();
        fabric.putCopyRule(key(), Samples.copyRule("sql-01", "rsv-westus", "24h", Map.of("daily", "30d")));
        fabric.pause(Duration.ofDays(3));
        List<Instant> captures =
                fabric.points(HOME).stream().map(RecoveryPoint::captured).toList();
        List<Instant> copied =
                fabric.points(COPY).stream().map(RecoveryPoint::captured).toList();
        assertThat(captures).isNotEmpty();
        assertThat(copied).isNotEmpty();
        fabric.move(key(), new Move(MoveType.VM, "sql-01", "db"));
        fabric.move(key(), new Move(MoveType.VAULT, "rsv-westus", "far"));
        OperationKey last = key();
        fabric.move(last, new Move(MoveType.POLICY, "gold", "silver"));
        fabric.move(last, new Move(MoveType.POLICY, "gold", "bronze"));
        fabric.move(key(), new Move(MoveType.POLICY, "gold", "silver"));
        assertThat(fabric.objects().keySet().stream().map(ObjectAddress::toString))
                .containsExactly(
                        "vault/far",
                        "vault/rsv-eastus",
                        "policy/silver",
                        "protection/db",
                        "schedule/db",
                        "copy/db\u2192far");
        assertThat(fabric.objects().get(ObjectAddress.parse("protection/db")).text(AttributeNames.POLICY))
                .isEqualTo("silver");
        ItemKey home = new ItemKey("db", "rsv-eastus");
        assertThat(fabric.points(HOME)).isEmpty();
        assertThat(fabric.points(home).stream().map(RecoveryPoint::captured)).isEqualTo(captures);
        assertThat(fabric.points(new ItemKey("db", "far")).stream().map(RecoveryPoint::captured))
                .isEqualTo(copied);
        fabric.pause(Duration.ofDays(1));
        assertThat(fabric.points(home)).as("backups go on").hasSizeGreaterThan(captures.size());
        assertThat(fabric.points(new ItemKey("db", "far"))).as("copies go on").hasSizeGreaterThan(copied.size());
    }

    @Test
    void aNameThatIsTakenOrUnknownIsRefused() throws FabricException {
        setUp();
        refuses(FabricError.INVALID, () -> fabric.move(key(), new Move(MoveType.VAULT, "rsv-eastus", "rsv-westus")));
        refuses(FabricError.NOT_FOUND, () -> fabric.move(key(), new Move(MoveType.VM, "sql-02", "db")));
    }
}
