package dev.holdfast.executor.fabric.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.profile.Quota;
import dev.holdfast.dsl.profile.ServiceProfile.Quotas;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.fabric.Fabric;
import dev.holdfast.executor.fabric.FabricAround;
import dev.holdfast.executor.fabric.FabricError;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.OperationOutcome;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.retry.Wait.Reason;
import dev.holdfast.executor.fabric.simulated.SimulatedFabric;
import dev.holdfast.executor.fabric.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that is sparing with a service, and patient. */
class PacedFabricTest {

    private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Quotas QUOTAS = ServiceProfiles.azure().limits().quotas();

    private final SimulatedFabric service =
            new SimulatedFabric(new World(START.getEpochSecond()), ServiceProfiles.azure(), World::stored);
    private final Grumpy grumpy = new Grumpy(service);
    private final Noted noted = new Noted();
    private final Fabric fabric = PacedFabric.around(grumpy, QUOTAS, noted);
    private int keys;

    /** A service that answers the next calls with failures it was given. */
    private static final class Grumpy extends FabricAround {
        private final Deque<FabricException> answers = new ArrayDeque<>();
        private Optional<FabricException> always = Optional.empty();
        private int refused;

        Grumpy(Fabric fabric) {
            super(fabric);
        }

        @Override
        protected OperationOutcome changing(OperationKey key, Call<OperationOutcome> call) throws FabricException {
            Optional<FabricException> answer =
                    Optional.ofNullable(answers.poll()).or(() -> always);
            if (answer.isPresent()) {
                refused++;
                throw answer.get();
            }
            return call.make();
        }
    }

    /** Notes each wait, and is patient for so many of its moments. */
    private static final class Noted implements Patience {
        private final List<Wait> waits = new ArrayList<>();
        private long patience = Long.MAX_VALUE;

        @Override
        public void begins(Wait wait) {
            waits.add(wait);
        }

        @Override
        public boolean lasts(Wait wait) {
            return patience-- > 0;
        }
    }

    private static FabricException throttled(Duration wait) {
        return FabricException.transientFailure(FabricError.THROTTLED, "Too many requests.", wait);
    }

    private static FabricException unavailable(Duration wait) {
        return FabricException.transientFailure(FabricError.UNAVAILABLE, "Not just now.", wait);
    }

    private OperationKey key() {
        keys++;
        return new OperationKey("key-" + keys);
    }

    @BeforeEach
    void makeVault() throws FabricException {
        fabric.createVault(key(), Samples.vault("rsv-eastus"));
    }

    private void write(int policies) throws FabricException {
        for (int number = 0; number < policies; number++) {
            fabric.putPolicy(key(), Samples.policy("policy-" + number % 150));
        }
    }

    @Test
    void a_client_that_is_alone_is_never_refused_and_waits_no_longer_than_the_quota_asks() throws FabricException {
        int writes = 3 * QUOTAS.policyWrites().calls() + 1;
        write(writes);
        assertThat(Duration.between(START, service.clock()))
                .isEqualTo(QUOTAS.policyWrites().leastTime(writes))
                .isEqualTo(DAY.multipliedBy(3));
        assertThat(noted.waits)
                .extracting(Wait::until)
                .containsExactly(
                        Optional.of(START.plus(DAY)),
                        Optional.of(START.plus(DAY.multipliedBy(2))),
                        Optional.of(START.plus(DAY.multipliedBy(3))));
        assertThat(noted.waits).allSatisfy(wait -> {
            assertThat(wait.reason()).isEqualTo(Reason.QUOTA);
            assertThat(wait.length()).isEqualTo(DAY);
            assertThat(wait.why()).isEqualTo("The service takes 50 changes of policies within 24 h.");
        });
    }

    @Test
    void calls_that_no_quota_counts_do_not_wait() throws FabricException {
        write(QUOTAS.policyWrites().calls());
        fabric.createVault(key(), Samples.vault("rsv-westus"));
        fabric.protect(key(), Samples.protection("sql-01", "policy-1"), Samples.machine("sql-01"));
        assertThat(service.clock()).isEqualTo(START);
        fabric.deletePolicy(key(), "policy-2");
        assertThat(service.clock()).isEqualTo(START.plus(DAY));
    }

    @Test
    void a_quota_that_others_have_used_is_waited_for_as_the_service_asks() throws FabricException {
        for (int number = 0; number < QUOTAS.policyWrites().calls(); number++) {
            service.putPolicy(key(), Samples.policy("other-" + number));
        }
        service.pause(Duration.ofHours(3));
        write(2);
        assertThat(service.clock()).isEqualTo(START.plus(DAY));
        assertThat(noted.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait.why()).contains("ResourceRequestsThrottled", "75600 seconds"));
    }

    @Test
    void being_asked_to_wait_uses_up_no_tries() throws FabricException {
        for (int round = 0; round < 4; round++) {
            for (int again = 0; again < 9; again++) {
                grumpy.answers.add(throttled(Duration.ofSeconds(324)));
            }
            grumpy.answers.add(unavailable(Duration.ofSeconds(10)));
        }
        write(1);
        assertThat(grumpy.refused).isEqualTo(40);
        assertThat(noted.waits)
                .filteredOn(wait -> wait.reason() == Reason.QUOTA)
                .hasSize(36);
        assertThat(noted.waits.get(0).length()).isEqualTo(Duration.ofSeconds(324));
    }

    @Test
    void a_service_that_fails_five_times_is_given_up_with_its_last_answer() {
        grumpy.always = Optional.of(unavailable(Duration.ZERO));
        assertThatThrownBy(() -> write(1)).hasMessageContaining("Not just now.");
        assertThat(grumpy.refused).isEqualTo(5);
        assertThat(noted.waits).extracting(wait -> wait.length().toSeconds()).containsExactly(30L, 60L, 120L, 240L);
    }

    @Test
    void a_service_that_asks_to_wait_for_ever_is_given_up_after_three_windows() throws FabricException {
        for (Duration asked : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(5), DAY)) {
            write(1); // what is accepted begins the patience anew
            Instant from = service.clock();
            grumpy.refused = 0;
            grumpy.always = Optional.of(throttled(asked));
            assertThatThrownBy(() -> write(1))
                    .hasMessageContaining("ResourceRequestsThrottled")
                    .hasMessageContaining("has accepted nothing in")
                    .hasMessageContaining("longer than 3 d is not waited");
            assertThat(Duration.between(from, service.clock()))
                    .as("asked %s", asked)
                    .isBetween(DAY.multipliedBy(3).minus(Duration.ofHours(5)), DAY.multipliedBy(3));
            assertThat(grumpy.refused).isBetween(3, 100);
            Instant given = service.clock();
            assertThatThrownBy(() -> write(1)).isInstanceOf(FabricException.class);
            assertThat(Duration.between(given, service.clock()))
                    .as("the next call does not wait as long again")
                    .isLessThanOrEqualTo(Duration.ofHours(5));
            grumpy.always = Optional.empty();
        }
    }

    @Test
    void a_wait_beyond_all_patience_is_not_begun() throws FabricException {
        grumpy.answers.add(throttled(Duration.ofDays(36_500)));
        assertThatThrownBy(() -> write(1)).hasMessageContaining("asks to wait 36500 d more");
        assertThat(service.clock()).isEqualTo(START);
        assertThat(noted.waits).isEmpty();
        write(1);
    }

    @Test
    void a_wait_ends_within_a_minute_once_patience_ends_and_the_call_is_not_made() throws FabricException {
        write(QUOTAS.policyWrites().calls());
        noted.patience = 90;
        OperationKey key = key();
        assertThatThrownBy(() -> fabric.putPolicy(key, Samples.policy("late")))
                .asInstanceOf(InstanceOfAssertFactories.type(FabricException.class))
                .satisfies(ended -> {
                    assertThat(ended.error()).isEqualTo(FabricError.WAIT_ENDED);
                    assertThat(ended.isTransient()).isFalse();
                });
        assertThat(service.clock()).isEqualTo(START.plus(Duration.ofMinutes(90)));
        assertThat(service.outcome(key)).isEmpty();
        noted.patience = Long.MAX_VALUE;
        fabric.putPolicy(key, Samples.policy("late"));
        assertThat(service.clock()).isEqualTo(START.plus(DAY));
    }

    @Test
    void another_quota_means_another_pace() throws FabricException {
        Quotas strict = new Quotas(new Quota(1, Duration.ofMinutes(10)), 3, new Quota(3, Duration.ofHours(24)));
        Fabric slow = PacedFabric.around(service, strict, noted);
        for (int number = 0; number < 7; number++) {
            slow.putPolicy(key(), Samples.policy("policy-" + number));
        }
        assertThat(service.clock()).isEqualTo(START.plus(Duration.ofHours(1)));
    }
}
