package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.planner.state.ItemKey;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

/** A fabric with two vaults, and what contracts ask of it again and again. A subclass makes the fabric. */
public abstract class FabricFixture {

    /** The clock every test begins at. */
    protected static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

    static final ItemKey HOME = new ItemKey("sql-01", "rsv-eastus");
    static final ItemKey COPY = new ItemKey("sql-01", "rsv-westus");

    Fabric fabric;
    private int keys;

    /** A fabric without anything, at {@link #START}. */
    protected abstract Fabric create();

    @BeforeEach
    void makeFabric() {
        fabric = create();
    }

    OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    void setUp(String type, String schedule) throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.putPolicy(key(), Samples.policy("gold", type, schedule, Map.of("daily", "30d")));
        fabric.protect(key(), Samples.protection("sql-01", "gold"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", schedule, "7m"));
    }

    void refuses(FabricError error, ThrowingCallable call) throws FabricException {
        var before = fabric.read();
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FabricException.class,
                        refusal -> assertThat(refusal.error())
                                .as(refusal.getMessage())
                                .isEqualTo(error));
        assertThat(fabric.read()).isEqualTo(before);
    }
}
