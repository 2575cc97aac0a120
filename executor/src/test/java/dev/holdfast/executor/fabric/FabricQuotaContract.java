package dev.holdfast.executor.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How every fabric counts what it takes only so often. A subclass makes the fabric. */
public abstract class FabricQuotaContract {

    private Fabric fabric;
    private Quota quota;
    private int keys;

    /** A fabric without anything. */
    protected abstract Fabric create() throws Exception;

    /** Its quota of policy writes; more than two. */
    protected abstract Quota policyWrites();

    @BeforeEach
    void makeFabric() throws Exception {
        fabric = create();
        quota = policyWrites();
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    private static ManagedObject policy(int number) {
        return Samples.policy("policy-" + number);
    }

    private void write(int policies) throws FabricException {
        for (int number = 1; number <= policies; number++) {
            fabric.putPolicy(key(), policy(number));
        }
    }

    private void throttles(Duration wait, ThrowingCallable call) throws FabricException {
        var before = fabric.read();
        assertThatThrownBy(call).isInstanceOfSatisfying(FabricException.class, refusal -> {
            assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(FabricError.THROTTLED);
            assertThat(refusal.isTransient()).isTrue();
            assertThat(refusal.isOutcomeKnown()).isTrue();
            assertThat(refusal.retryAfter()).contains(wait);
            assertThat(refusal)
                    .hasMessageContaining("ResourceRequestsThrottled")
                    .hasMessageContaining("try again after " + wait.toSeconds() + " seconds");
        });
        assertThat(fabric.read()).isEqualTo(before);
    }

    @Test
    void policies_beyond_the_quota_wait_until_the_oldest_write_has_left_the_window() throws FabricException {
        write(1);
        fabric.pause(Duration.ofHours(1));
        for (int number = 2; number <= quota.calls(); number++) {
            fabric.putPolicy(key(), policy(number));
        }
        OperationKey key = key();
        Duration left = quota.window().minus(Duration.ofHours(1));
        throttles(left, () -> fabric.putPolicy(key, policy(1_000)));
        fabric.pause(left.minusSeconds(1));
        throttles(Duration.ofSeconds(1), () -> fabric.putPolicy(key, policy(1_000)));
        assertThat(fabric.outcome(key)).isEmpty();
        fabric.pause(Duration.ofSeconds(1));
        fabric.putPolicy(key, policy(1_000));
        throttles(Duration.ofHours(1), () -> fabric.putPolicy(key(), policy(1_001)));
    }

    @Test
    void creations_changes_and_deletions_count_alike() throws FabricException {
        write(quota.calls() - 2);
        fabric.putPolicy(key(), policy(1));
        fabric.deletePolicy(key(), "policy-1");
        throttles(quota.window(), () -> fabric.putPolicy(key(), policy(2)));
        throttles(quota.window(), () -> fabric.deletePolicy(key(), "policy-2"));
    }

    @Test
    void a_repeated_key_counts_once_and_is_answered_in_a_full_window() throws FabricException {
        OperationKey key = key();
        OperationOutcome first = fabric.putPolicy(key, policy(1));
        for (int again = 0; again < quota.calls(); again++) {
            assertThat(fabric.putPolicy(key, policy(1))).isEqualTo(first);
        }
        for (int number = 2; number <= quota.calls(); number++) {
            fabric.putPolicy(key(), policy(number));
        }
        throttles(quota.window(), () -> fabric.putPolicy(key(), policy(1_000)));
        assertThat(fabric.putPolicy(key, policy(1))).isEqualTo(first);
    }

    @Test
    void refused_calls_do_not_count() throws FabricException {
        ManagedObject nonsense = Samples.policy("bad", "standard", "daily 22:00", Map.of("daily", "nonsense"));
        for (int again = 0; again < quota.calls(); again++) {
            assertThatThrownBy(() -> fabric.putPolicy(key(), nonsense)).hasMessageContaining("InvalidRequest");
            assertThatThrownBy(() -> fabric.deletePolicy(key(), "none")).hasMessageContaining("NotFound");
        }
        write(quota.calls());
        for (int again = 0; again < quota.calls(); again++) {
            throttles(quota.window(), () -> fabric.putPolicy(key(), policy(1_000)));
        }
        Instant full = fabric.clock();
        fabric.pause(quota.window());
        write(quota.calls());
        assertThat(fabric.clock()).isEqualTo(full.plus(quota.window()));
    }

    @Test
    void other_calls_go_on_in_a_full_window() throws FabricException {
        write(quota.calls());
        throttles(quota.window(), () -> fabric.putPolicy(key(), policy(1_000)));
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.protect(key(), Samples.protection("sql-01", "policy-1"), Samples.machine("sql-01"));
        fabric.putSchedule(key(), Samples.schedule("sql-01", "daily 22:00", "0s"));
        assertThat(fabric.objects()).hasSize(quota.calls() + 4);
    }
}
