package dev.holdfast.executor.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.DatabasePlace;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class LeasesTest {

    private static final String ESTATE = "contoso";
    private static final LeaseTerms TERMS = LeaseTerms.USUAL;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private DatabasePlace place;
    private Database mine;
    private Database theirs;

    @BeforeEach
    void openTwice() throws Exception {
        place = store.made(directory);
        mine = store.databases(Instant::now).open(place).orElseThrow();
        theirs = mine.another();
    }

    @AfterEach
    void close() {
        mine.close();
        theirs.close();
    }

    private static Holder holder(String who) {
        return new Holder("id of " + who, who, who + "s-laptop", "", "https://ci.example.com/" + who);
    }

    private static Tenure take(Database database, String who, LeaseTerms terms) throws StateException {
        return new Leases(database, ESTATE).take(holder(who), "apply", terms, Commits.SILENT);
    }

    private static StateException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        StateException refusal = catchThrowableOfType(StateException.class, call);
        assertThat(refusal).as("it was refused").isNotNull();
        return refusal;
    }

    private static int note(Connection connection, String path) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            return insert.executeUpdate(
                    "INSERT INTO inventory (estate, path, machines) VALUES ('e', '" + path + "', 1)");
        }
    }

    private int notes() throws StateException {
        return notes(theirs);
    }

    /** As if all times of the lease had been written by a clock that is ahead of the database's. */
    private void move(long milliseconds) throws SQLException {
        store.execute(
                place,
                "UPDATE lease SET since = since + " + milliseconds + ", heartbeat = heartbeat + " + milliseconds
                        + ", expires = expires + " + milliseconds);
    }

    @Test
    void a_lease_that_nobody_holds_is_taken_and_given_back() throws Exception {
        Leases leases = new Leases(theirs, ESTATE);
        assertThat(leases.current().holder()).isEmpty();
        assertThat(leases.current().fence()).isZero();
        try (Tenure tenure = take(mine, "ann", TERMS)) {
            Lease held = leases.current();
            assertThat(held.holder()).contains(holder("ann"));
            assertThat(held.purpose()).isEqualTo("apply");
            assertThat(held.fence()).isEqualTo(tenure.fence());
            assertThat(held.isHeldAt(theirs.now())).isTrue();
            // a server looks at its clock for each of the three
            Duration little = Duration.ofSeconds(1);
            assertThat(Duration.between(held.heartbeat(), held.expires())).isCloseTo(TERMS.lasts(), little);
            assertThat(Duration.between(held.since(), held.heartbeat())).isCloseTo(Duration.ZERO, little);
            assertThat(held.since())
                    .isBetween(theirs.now().minusSeconds(60), theirs.now().plusSeconds(1));
        }
        assertThat(leases.current().holder()).isEmpty();
    }

    @Test
    void the_fence_grows_with_every_change_of_hands() throws Exception {
        long before = 0;
        for (int i = 0; i < 3; i++) {
            try (Tenure tenure = take(i % 2 == 0 ? mine : theirs, "ann", TERMS)) {
                assertThat(tenure.fence()).isGreaterThan(before);
                before = tenure.fence();
            }
        }
        new Leases(theirs, ESTATE).unlock();
        assertThat(new Leases(theirs, ESTATE).current().fence()).isGreaterThan(before);
    }

    @Test
    void who_comes_second_is_told_who_holds_it_and_what_to_do() throws Exception {
        try (Tenure tenure = take(mine, "ann", TERMS)) {
            assertThat(refusal(() -> take(theirs, "bob", TERMS)))
                    .hasMessageContaining("'contoso'")
                    .hasMessageContaining(place.toString())
                    .hasMessageContaining("held by ann on anns-laptop for 'apply' (https://ci.example.com/ann)")
                    .hasMessageContaining("last sign of life")
                    .hasMessageContaining("Nothing was changed")
                    .hasMessageContaining("--lock-timeout")
                    .hasMessageContaining("holdfast state unlock");
            tenure.write(c -> note(c, "still mine"));
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void estates_have_leases_of_their_own() throws Exception {
        try (Tenure one = take(mine, "ann", TERMS);
                Tenure other = new Leases(theirs, "fabrikam").take(holder("bob"), "apply", TERMS, Commits.SILENT)) {
            one.write(c -> note(c, "a"));
            other.write(c -> note(c, "b"));
        }
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void who_has_patience_gets_it_when_it_is_given_back() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Long> waiting;
            long fence;
            try (Tenure tenure = take(mine, "ann", TERMS)) {
                fence = tenure.fence();
                waiting = thread.submit(() -> {
                    try (Tenure next = take(theirs, "bob", TERMS.waiting(Duration.ofMinutes(2)))) {
                        return next.fence();
                    }
                });
                Thread.sleep(200);
                assertThat(waiting.isDone()).isFalse();
            }
            assertThat(waiting.get()).isEqualTo(fence + 1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void patience_ends() throws Exception {
        try (Tenure tenure = take(mine, "ann", TERMS)) {
            assertThat(refusal(() -> take(theirs, "bob", TERMS.waiting(Duration.ofSeconds(1)))))
                    .hasMessageContaining("held by ann")
                    .hasMessageContaining("waited for 1 s");
            assertThat(tenure.fence()).isEqualTo(1);
        }
    }

    @Test
    void who_was_silent_too_long_loses_it_and_can_never_write_again() throws Exception {
        try (Tenure sleeper = take(mine, "ann", TERMS)) {
            move(-TERMS.lasts().toMillis());
            assertThat(refusal(() -> sleeper.write(c -> note(c, "too late"))))
                    .hasMessageContaining("silent for longer than 60 s")
                    .hasMessageContaining("nobody has taken it");
            try (Tenure next = take(theirs, "bob", TERMS)) {
                assertThat(refusal(() -> sleeper.write(c -> note(c, "too late"))))
                        .hasMessageContaining("lost its lease")
                        .hasMessageContaining("held by bob on bobs-laptop")
                        .hasMessageContaining("nothing of theirs was overwritten");
                next.write(c -> note(c, "next"));
            }
            assertThat(refusal(() -> sleeper.write(c -> note(c, "too late"))))
                    .hasMessageContaining("somebody else has taken it since");
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void who_gives_back_late_does_not_take_it_from_its_new_holder() throws Exception {
        Tenure sleeper = take(mine, "ann", TERMS);
        move(-TERMS.lasts().toMillis());
        try (Tenure next = take(theirs, "bob", TERMS)) {
            sleeper.close();
            next.write(c -> note(c, "next"));
            assertThat(new Leases(mine, ESTATE).current().holder()).contains(holder("bob"));
        }
    }

    @Test
    void a_holder_that_is_known_to_be_dead_is_not_waited_for() throws Exception {
        String own = ProcessMark.own();
        org.junit.jupiter.api.Assumptions.assumeFalse(own.isEmpty(), "only Linux tells whether a process is dead");
        Holder dead = new Holder("dead", "ann", "here", own + "0", "");
        Holder living = new Holder("living", "ann", "here", own, "");
        new Leases(mine, ESTATE).take(dead, "apply", TERMS, Commits.SILENT);
        try (Tenure next = new Leases(theirs, ESTATE).take(living, "apply", TERMS, Commits.SILENT)) {
            assertThat(next.fence()).isEqualTo(2);
            assertThat(refusal(() -> take(mine, "bob", TERMS))).hasMessageContaining("held by ann on here");
        }
    }

    @Test
    void a_lease_that_was_ended_by_hand_is_lost_to_its_holder() throws Exception {
        try (Tenure tenure = take(mine, "ann", TERMS)) {
            assertThat(new Leases(theirs, ESTATE).unlock().holder()).contains(holder("ann"));
            assertThat(refusal(() -> tenure.write(c -> note(c, "too late")))).hasMessageContaining("state unlock");
            take(theirs, "bob", TERMS).close();
        }
        assertThat(notes()).isZero();
    }

    @Test
    void the_heart_keeps_it_while_its_holder_is_busy_elsewhere() throws Exception {
        LeaseTerms terms = new LeaseTerms(Duration.ofMinutes(5), Duration.ofMillis(50), Duration.ZERO);
        try (Tenure tenure = take(mine, "ann", terms)) {
            move(-Duration.ofMinutes(4).toMillis());
            Instant old = new Leases(theirs, ESTATE).current().expires();
            Instant deadline = Instant.now().plusSeconds(50);
            Instant renewed = old;
            while (!renewed.isAfter(old) && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
                renewed = new Leases(theirs, ESTATE).current().expires();
            }
            assertThat(renewed).isAfter(old.plus(Duration.ofMinutes(3)));
            assertThat(tenure.fence()).isEqualTo(1);
        }
    }

    @Test
    void a_write_that_takes_longer_than_the_lease_lasts_does_not_lose_it() throws Exception {
        LeaseTerms terms = new LeaseTerms(Duration.ofMinutes(5), Duration.ofMillis(20), Duration.ZERO);
        try (Tenure tenure = take(mine, "ann", terms)) {
            tenure.write(c -> {
                try (Statement statement = c.createStatement()) {
                    Thread.sleep(30);
                    return statement.executeUpdate("UPDATE lease SET expires = expires - " + HOUR);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            tenure.write(c -> note(c, "still mine"));
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_clock_that_was_set_back_is_named_and_does_not_stop_the_holder() throws Exception {
        try (Tenure tenure = take(mine, "ann", TERMS)) {
            move(HOUR);
            assertThat(refusal(() -> take(theirs, "bob", TERMS)))
                    .hasMessageContaining("in the future of this clock, so one of the two clocks is wrong")
                    .hasMessageContaining("holdfast state unlock");
            tenure.write(c -> note(c, "mine"));
            assertThat(new Leases(theirs, ESTATE).current().expires())
                    .isBefore(theirs.now().plus(TERMS.lasts()).plusSeconds(1));
            move(HOUR);
            new Leases(theirs, ESTATE).unlock();
            take(theirs, "bob", TERMS).close();
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void of_many_who_ask_at_once_one_gets_it() throws Exception {
        int many = 5;
        CyclicBarrier asked = new CyclicBarrier(many);
        CyclicBarrier answered = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String who = "user " + i;
                all.add(threads.submit(() -> {
                    try (Database database = mine.another()) {
                        asked.await();
                        try (Tenure tenure = take(database, who, TERMS)) {
                            answered.await();
                            return tenure.fence() == 1;
                        } catch (StateException e) {
                            answered.await();
                            assertThat(e).hasMessageContaining("held by user ");
                            return false;
                        }
                    }
                }));
            }
            int got = 0;
            for (Future<Boolean> one : all) {
                got += one.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void of_many_who_wait_each_writes_after_the_other() throws Exception {
        int many = 4;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String who = "user " + i;
                all.add(threads.submit(() -> {
                    try (Database database = mine.another();
                            Tenure tenure = take(database, who, TERMS.waiting(Duration.ofMinutes(5)))) {
                        int before = notes(database);
                        return tenure.write(c -> note(c, "note " + before));
                    }
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(notes()).isEqualTo(many);
    }

    private static int notes(Database database) throws StateException {
        return database.read(c -> {
            try (Statement query = c.createStatement();
                    ResultSet rows = query.executeQuery("SELECT count(*) FROM inventory")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }
}
