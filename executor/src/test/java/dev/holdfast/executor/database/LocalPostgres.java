package dev.holdfast.executor.database;

import dev.holdfast.executor.database.DatabasePlace.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server on this machine, for tests. Its programs come with the build; nothing is installed, and it works for
 * root too. It ends with this process, however that ends, and takes its data along.
 *
 * <p>Its databases sort texts as people do and its days do not begin at midnight UTC: a forgotten order or time zone shows.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The user whose databases the tests are. */
    public static final String USER = "holdfast";
    /** Of every user of the server, which none but this process knows of. */
    static final String PASSWORD = "not a secret";

    private static final int START_SECONDS = 60;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /**
     * Runs the server until its input ends, which it does when this process ends, even by SIGKILL: so no server outlives its
     * tests. The data is deleted then, unless the last word was to keep it.
     */
    private static final String WATCH = """
            home=$1 folder=$2; shift 2
            trap : HUP INT TERM
            "$home/bin/postgres" -D "$folder/data" "$@" &
            server=$!
            word=
            read word
            kill -QUIT $server
            wait $server
            [ "$word" = keep ] || rm -rf "$folder"
            """;

    private static @Nullable LocalPostgres shared;

    private final Path home;
    private final Path folder;
    private final Unprivileged way;
    private int port;
    private @Nullable Process process;

    private LocalPostgres(Path home, Path folder, Unprivileged way) {
        this.home = home;
        this.folder = folder;
        this.way = way;
    }

    /** The server that all tests of this process share; skips the test where there can be none. */
    public static synchronized LocalPostgres shared() {
        if (shared == null) {
            shared = own();
        }
        return shared;
    }

    /** A server for tests that stop it; skips the test where there can be none. */
    public static LocalPostgres own() {
        try {
            Path temporary = temporary();
            Optional<Path> home = PostgresBinaries.unpacked(temporary);
            if (home.isEmpty()) {
                return missing(
                        "the build has no PostgreSQL server for this machine (" + PostgresBinaries.archive() + ")");
            }
            Optional<Unprivileged> way = Unprivileged.find();
            if (way.isEmpty()) {
                return missing(
                        "PostgreSQL refuses to run as root, and none of setpriv, runuser and unshare works here");
            }
            LocalPostgres server =
                    new LocalPostgres(home.get(), Files.createTempDirectory(temporary, "holdfast-postgres"), way.get());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of PostgreSQL"));
            server.initialise();
            server.startSomewhere();
            server.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the PostgreSQL server for tests does not start: " + e.getMessage(), e);
        }
    }

    private static LocalPostgres missing(String why) {
        String message = "Tests with PostgreSQL are skipped: " + why + ".";
        if (!System.getenv().getOrDefault("CI", "").isEmpty()) {
            throw new IllegalStateException(message + " In CI nothing is skipped.");
        }
        return Assumptions.abort(message);
    }

    /** The folder of temporary files, or where only its owner may pass through that, the system's. */
    private static Path temporary() throws IOException {
        Path named = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        for (Path folder = named; folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Path.of("/tmp");
            }
        }
        return named;
    }

    private void initialise() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        own(folder);
        own(password);
        List<String> command = List.of(
                home.resolve("bin").resolve("initdb").toString(),
                "--pgdata=" + data(),
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=en-US",
                "--no-sync");
        try {
            Process initdb = builder(command).start();
            if (!initdb.waitFor(START_SECONDS, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new IOException("initdb failed: " + Files.readString(log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void own(Path path) throws IOException {
        if (way.owner().isPresent()) {
            Files.setAttribute(path, "unix:uid", way.owner().get());
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(way.command(command));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.directory(new File("/"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder;
    }

    /** Starts the server again, with its data and at its port. */
    public void start() throws IOException {
        startAt(port);
    }

    private void startSomewhere() throws IOException {
        for (int tries = 1; ; tries++) {
            port = freePort();
            try {
                startAt(port);
                return;
            } catch (IOException e) {
                if (tries == 3) {
                    throw e; // else somebody else took the port meanwhile
                }
            }
        }
    }

    private void startAt(int chosen) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "sh", home.toString(), folder.toString()));
        Map<String, String> settings = Map.of(
                "port", Integer.toString(chosen),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "off", // the machine does not go down in a test; the server may
                "shared_buffers", "64MB",
                "max_connections", "60",
                "autovacuum", "off",
                "timezone", "Asia/Kathmandu",
                "log_timezone", "UTC",
                "dynamic_shared_memory_type", "mmap");
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        int before = Files.readString(log()).length();
        process = builder(command).start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                administrator("postgres").close();
                return;
            } catch (SQLException e) {
                if (hasGivenUp(before) || System.nanoTime() > deadline) {
                    stop();
                    throw new IOException("the server does not answer: " + Files.readString(log()), e);
                }
            }
            pause();
        }
    }

    /** The server ended by itself; the shell around it stays until it is told to end. */
    private boolean hasGivenUp(int before) throws IOException {
        return Files.readString(log()).substring(before).contains("FATAL:  could not");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server at once, as if its machine had failed; what was committed stays. */
    public void stop() {
        end("keep\n");
    }

    private void end(String word) {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        try (var input = running.getOutputStream()) {
            input.write(word.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it has ended by itself
        }
        try {
            if (!running.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new and empty database of {@link #USER}. */
    public PostgresServer newDatabase() throws SQLException {
        return create("");
    }

    /** A new database with all that stands in another one, which nobody may be connected to. */
    public PostgresServer copy(PostgresServer of) throws SQLException {
        return create(" TEMPLATE " + name(of));
    }

    /** Takes a database away, whoever is connected to it. */
    public void drop(PostgresServer place) throws SQLException {
        execute("DROP DATABASE " + name(place) + " WITH (FORCE)");
    }

    private PostgresServer create(String options) throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + USER + options);
        return new PostgresServer("jdbc:postgresql://127.0.0.1:" + port + "/" + name);
    }

    private static String name(PostgresServer place) {
        return place.url().substring(place.url().lastIndexOf('/') + 1);
    }

    /** Variables that let {@link #USER} in. */
    public Map<String, String> environment() {
        return environment(USER);
    }

    /** Variables that let a user in. */
    public Map<String, String> environment(String user) {
        return Map.of("PGUSER", user, "PGPASSWORD", PASSWORD);
    }

    /** Makes a user who may do nothing yet. */
    public void createUser(String name) throws SQLException {
        execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    /** Ends all sessions of the program in a database, as an administrator or a failing network would. */
    public int cutSessions(PostgresServer place) throws SQLException {
        try (Connection connection = administrator("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(pg_terminate_backend(pid, 10000)) FROM"
                        + " pg_stat_activity WHERE application_name = 'holdfast' AND datname = '" + name(place)
                        + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** A connection of the owner to a database, at {@code autocommit}, past the program. */
    public Connection connect(PostgresServer place) throws SQLException {
        return DriverManager.getConnection(place.url() + "?currentSchema=holdfast", USER, PASSWORD);
    }

    /** A connection of the server's administrator to a database. */
    public Connection administrator(PostgresServer place) throws SQLException {
        return administrator(name(place));
    }

    private Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", PASSWORD);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = administrator("postgres");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        end("");
        delete(folder);
    }

    static void deleteAtExit(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }

    /** Deletes a folder with all that is in it, as far as that can be done. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // it is in nobody's way
        }
    }
}
