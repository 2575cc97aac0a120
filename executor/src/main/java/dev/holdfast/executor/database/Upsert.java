package dev.holdfast.executor.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** SQL that writes a row whether or not one of its key is there; understood alike by both kinds of databases. */
public final class Upsert {

    private final String table;
    private final List<String> keys;

    private Upsert(String table, List<String> keys) {
        this.table = table;
        this.keys = keys;
    }

    /** Into a table with this primary key. */
    public static Upsert into(String table, String... keys) {
        return new Upsert(table, List.of(keys));
    }

    /** The statement; its parameters are the key's columns, then these. */
    public String of(String... values) {
        List<String> columns = new ArrayList<>(keys);
        columns.addAll(List.of(values));
        List<String> changes = new ArrayList<>();
        for (String value : values) {
            changes.add(value + " = excluded." + value);
        }
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ") ON CONFLICT ("
                + String.join(", ", keys)
                + ") DO " + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + String.join(", ", changes));
    }
}
