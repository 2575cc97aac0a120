package dev.holdfast.executor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.executor.database.DatabasePlace.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file was when it was closed, and whether it still is. */
class SealTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 300 : 25;

    @TempDir
    private Path directory;

    private Path file;
    private Databases databases;

    @BeforeEach
    void createFile() throws Exception {
        file = directory.resolve("state.db");
        databases = new Databases(Instant::now, Map.of());
        databases.create(new SqliteFile(file)).close();
        write("first");
    }

    private Path sums() {
        return directory.resolve("state.db.sum");
    }

    private Database open() throws StateException {
        return databases.open(new SqliteFile(file)).orElseThrow();
    }

    private static void put(Database database, String value) throws StateException {
        database.write(c -> {
            try (Statement statement = c.createStatement()) {
                return statement.executeUpdate(
                        "INSERT OR REPLACE INTO inventory (estate, path, machines) VALUES ('e', '" + value + "', 1)");
            }
        });
    }

    private void write(String value) throws StateException {
        try (Database database = open()) {
            put(database, value);
        }
    }

    private void flip(byte[] bytes, RandomGenerator random) throws Exception {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
    }

    private StateException refusal() {
        StateException refusal = catchThrowableOfType(StateException.class, () -> open().close());
        assertThat(refusal).as("it was refused").isNotNull();
        return refusal;
    }

    @Test
    void every_flipped_bit_is_found() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        Seeds.forEach(SEEDS, random -> {
            flip(whole, random);
            assertThat(refusal()).hasMessageContaining(file.toString()).hasMessageContaining("damaged");
        });
        Files.write(file, whole);
        open().close();
    }

    @Test
    void a_changed_value_is_named_with_what_to_do() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("first");
        bytes[at] = 'F';
        Files.write(file, bytes);
        assertThat(refusal())
                .hasMessageContaining("is not what it was when it was last closed")
                .hasMessageContaining("rm '" + sums() + "'");
        Files.delete(sums());
        open().close();
        write("second");
        assertThat(sums()).exists();
        open().close();
    }

    @Test
    void a_file_that_was_sealed_once_may_be_put_back() throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(Files.readAllBytes(file));
            write("value " + i);
        }
        for (byte[] bytes : all) {
            Files.write(file, bytes);
            open().close();
        }
        write("goes on from the last that was put back");
        open().close();
    }

    @Test
    void a_copy_that_was_kept_may_be_put_back() throws Exception {
        try (Database database = open()) {
            put(database, "kept");
            database.keepGeneration();
            put(database, "after");
        }
        try (var copies = Files.list(directory.resolve("generations"))) {
            Files.write(file, Files.readAllBytes(copies.findFirst().orElseThrow()));
        }
        open().close();
    }

    @Test
    void a_seal_that_cannot_be_read_is_not_relied_upon() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (String text :
                List.of("", "\n", "holdfast", "holdfast sums: in use", "%s\n\0\0\0".formatted("x".repeat(9)))) {
            Files.writeString(sums(), text);
            open().close();
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
            write("again");
            assertThat(Files.readString(sums())).startsWith("holdfast sums: sealed\n");
            Files.write(file, whole);
        }
    }

    @Test
    void reading_alone_writes_nothing() throws Exception {
        byte[] before = Files.readAllBytes(sums());
        Object modified = Files.getLastModifiedTime(sums());
        try (Database database = open()) {
            assertThat(paths(database)).containsExactly("first");
        }
        assertThat(Files.readAllBytes(sums())).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(sums())).isEqualTo(modified);
    }

    @Test
    void who_was_killed_leaves_a_file_that_opens() throws Exception {
        Path killed = Files.createDirectory(directory.resolve("killed"));
        try (Database database = open()) {
            put(database, "in the log");
            try (var files = Files.list(directory)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(each, killed.resolve(each.getFileName()));
                }
            }
        }
        file = killed.resolve("state.db");
        assertThat(Files.readString(killed.resolve("state.db.sum"))).startsWith("holdfast sums: in use");
        try (Database database = open()) {
            assertThat(paths(database)).contains("in the log");
        }
        assertThat(Files.readString(killed.resolve("state.db.sum"))).startsWith("holdfast sums: sealed");
        open().close();
    }

    private static List<String> paths(Database database) throws StateException {
        return database.read(c -> {
            List<String> paths = new ArrayList<>();
            try (Statement statement = c.createStatement();
                    var rows = statement.executeQuery("SELECT path FROM inventory")) {
                while (rows.next()) {
                    paths.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new StateException("no", e);
            }
            return paths;
        });
    }

    @Test
    void however_programs_come_and_go_the_seal_never_speaks_against_them() throws Exception {
        Seeds.forEach(SEEDS, random -> {
            List<Database> there = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                int which = there.isEmpty() ? 0 : random.nextInt(there.size());
                switch (random.nextInt(5)) {
                    case 0 -> there.add(open());
                    case 1 -> {
                        if (!there.isEmpty()) {
                            there.add(there.get(which).another());
                        }
                    }
                    case 2 -> {
                        if (!there.isEmpty()) {
                            put(there.get(which), "v" + random.nextInt(9));
                        }
                    }
                    default -> {
                        if (!there.isEmpty()) {
                            there.remove(which).close();
                        }
                    }
                }
            }
            there.forEach(Database::close);
            byte[] whole = Files.readAllBytes(file);
            open().close();
            if (Files.readString(sums()).startsWith("holdfast sums: sealed")) {
                flip(whole, random);
                assertThat(refusal()).hasMessageContaining("damaged");
                Files.write(file, whole);
            }
        });
        assertThat(Files.readString(sums())).startsWith("holdfast sums: sealed");
    }
}
