package dev.holdfast.executor.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.Database;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.database.TestStore;
import dev.holdfast.executor.database.TestTexts;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class RecordStoreTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 25;

    @Parameter
    private TestStore store;

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = store.databases(Instant::now).open(store.made(directory)).orElseThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RecordedState read(String estate) throws StateException {
        return database.read(c -> new RecordStore(c, estate).read());
    }

    private boolean exists(String estate) throws StateException {
        return database.read(c -> new RecordStore(c, estate).exists());
    }

    private void write(RecordedState before, RecordedState after) throws StateException {
        database.write(c -> {
            new RecordStore(c, before.estate()).write(before, after, "run-000001");
            return after;
        });
    }

    private RecordedState begun(String estate) throws StateException {
        database.write(c -> {
            new RecordStore(c, estate).begin("lineage of " + estate);
            return estate;
        });
        return read(estate);
    }

    @Test
    void an_estate_without_a_record_has_nothing() throws Exception {
        assertThat(database.read(RecordStore::estates)).isEmpty();
        assertThat(exists("contoso")).isFalse();
        assertThat(read("contoso")).isEqualTo(RecordedState.empty("contoso"));
        assertThat(begun("contoso")).isEqualTo(RecordedState.empty("contoso"));
        assertThat(exists("contoso")).isTrue();
    }

    @Test
    void estates_are_listed_in_the_order_of_their_letters() throws Exception {
        for (String estate : new String[] {"b", "a-b", "Z", "aa"}) {
            begun(estate);
        }
        assertThat(database.read(RecordStore::estates)).containsExactly("Z", "a-b", "aa", "b");
    }

    @Test
    void what_was_written_reads_back_as_it_was() {
        Seeds.forEach(SEEDS, random -> {
            String estate = TestTexts.name(random) + random.nextLong();
            RandomRecord records = new RandomRecord(random);
            RecordedState before = begun(estate);
            for (int i = 0; i < 4; i++) {
                RecordedState after = records.after(before);
                write(before, after);
                assertThat(read(estate)).isEqualTo(after);
                before = after;
            }
        });
    }

    @Test
    void objects_that_a_run_writes_on_its_way_are_there_at_once() {
        Seeds.forEach(SEEDS, random -> {
            String estate = TestTexts.name(random) + random.nextLong();
            RandomRecord records = new RandomRecord(random);
            RecordedState before = records.after(begun(estate));
            RecordedState after = records.after(before);
            write(read(estate), before);
            Map<ObjectAddress, Optional<ManagedObject>> objects = new TreeMap<>();
            SortedMap<ObjectAddress, ManagedObject> expected = new TreeMap<>(before.objects());
            before.objects().keySet().stream().limit(2).forEach(gone -> {
                objects.put(gone, Optional.empty());
                expected.remove(gone);
            });
            after.objects().forEach((address, object) -> {
                objects.put(address, Optional.of(object));
                expected.put(address, object);
            });
            database.write(c -> {
                new RecordStore(c, estate).writeObjects(objects, "run-000001");
                return estate;
            });
            assertThat(read(estate).objects()).isEqualTo(expected);
            assertThat(read(estate).serial()).isEqualTo(before.serial());
        });
    }

    @Test
    void somebody_elses_write_is_not_overwritten() {
        Seeds.forEach(Math.min(SEEDS, 10), random -> {
            String estate = TestTexts.name(random) + random.nextLong();
            RandomRecord records = new RandomRecord(random);
            RecordedState before = begun(estate);
            RecordedState theirs = records.after(before);
            RecordedState mine = records.after(before);
            write(before, theirs);
            assertThatThrownBy(() -> write(before, mine))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("Somebody else wrote")
                    .hasMessageContaining("#" + before.serial());
            assertThat(read(estate)).isEqualTo(theirs);
        });
    }

    @Test
    void estates_do_not_see_each_other() {
        Seeds.forEach(Math.min(SEEDS, 10), random -> {
            RandomRecord records = new RandomRecord(random);
            RecordedState one = begun("one " + random.nextLong());
            RecordedState other = begun("other " + random.nextLong());
            RecordedState oneAfter = records.after(one);
            RecordedState otherAfter = records.after(other);
            write(one, oneAfter);
            write(other, otherAfter);
            write(otherAfter, records.after(RecordedState.empty(other.estate()).withSerial(otherAfter.serial())));
            assertThat(read(one.estate())).isEqualTo(oneAfter);
        });
    }
}
