package dev.holdfast.executor.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Where a database is, or would be. */
public sealed interface DatabasePlace {

    /** Kinds of places, which are kinds of databases. */
    enum Kind {
        FILE,
        SERVER
    }

    /** Folder of the database that belongs to a directory. */
    String FOLDER = ".holdfast";
    /** Name of its file. */
    String FILE = "state.db";

    /** Which kind of place this is. */
    Kind kind();

    /** The place in words, for messages; never holds a password. */
    @Override
    String toString();

    /**
     * A SQLite file.
     *
     * @param path absolute
     */
    record SqliteFile(Path path) implements DatabasePlace {
        @Override
        public Kind kind() {
            return Kind.FILE;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A PostgreSQL database.
     *
     * @param url {@code jdbc:postgresql://host/database}, without a password
     */
    record PostgresServer(String url) implements DatabasePlace {
        @Override
        public Kind kind() {
            return Kind.SERVER;
        }

        @Override
        public String toString() {
            return url;
        }
    }

    /** The file that belongs to a directory: {@code .holdfast/state.db}. */
    static DatabasePlace in(Path directory) {
        return new SqliteFile(directory.resolve(FOLDER).resolve(FILE));
    }

    /**
     * A place as users write it: {@code jdbc:postgresql://host[:port]/database[?options]}, {@code jdbc:sqlite:FILE} or a path
     * of a file.
     *
     * @param text not empty
     * @param directory paths are relative to it
     * @throws IllegalArgumentException if it names no place, or holds a password; the message is a full sentence for the user
     *     and does not repeat the text, which may hold a secret
     */
    static DatabasePlace parse(String text, Path directory) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return server(text, lower);
        }
        if (lower.startsWith("postgres://") || lower.startsWith("postgresql://")) {
            throw new IllegalArgumentException("The place of the state is written for Java:"
                    + " put 'jdbc:' before 'postgresql://host/database'.");
        }
        String path = lower.startsWith("jdbc:sqlite:") ? text.substring("jdbc:sqlite:".length()) : text;
        if (path.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            throw new IllegalArgumentException("The state can be kept in SQLite (a path) or in PostgreSQL"
                    + " (jdbc:postgresql://host/database), not in this kind of database.");
        }
        try {
            if (path.isBlank() || path.startsWith(":")) {
                throw new IllegalArgumentException("The place of the state names no file.");
            }
            return new SqliteFile(directory.resolve(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The place of the state cannot be a path: " + e.getReason() + ".", e);
        }
    }

    private static DatabasePlace server(String text, String lower) {
        int authority = lower.indexOf("//");
        int end = authority < 0 ? -1 : text.indexOf('/', authority + 2);
        boolean user = authority >= 0
                && text.substring(authority, end < 0 ? text.length() : end).contains("@");
        if (user || lower.contains("password=") || lower.contains("sslpassword=")) {
            throw new IllegalArgumentException(
                    "The place of the state holds a user or a password in its address, which command"
                            + " lines and logs would show. Take it out: name the user with ?user=NAME or PGUSER, and give the"
                            + " password in PGPASSWORD or in the file ~/.pgpass.");
        }
        if (authority < 0 || end < 0 || end == text.length() - 1) {
            throw new IllegalArgumentException(
                    "The place of the state names no server and database: jdbc:postgresql://host/database.");
        }
        return new PostgresServer(text);
    }
}
