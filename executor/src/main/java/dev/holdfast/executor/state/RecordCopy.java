package dev.holdfast.executor.state;

import dev.holdfast.executor.database.StateException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as one JSON document, to keep it elsewhere and to bring it back: its rows, table by table, and a digest over them.
 * World and journal are not part of it.
 */
public final class RecordCopy {

    private static final String FORMAT = "holdfast-record/1";

    /** Columns of each table beside the estate: texts, and numbers where the name ends with {@code #}. */
    private static final Map<String, List<String>> TABLES = tables();

    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final String estate;

    /** Copies of the record of one estate; works inside the caller's transaction. */
    public RecordCopy(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /**
     * What a copy says of itself.
     *
     * @param estate whose record it is
     * @param lineage tells two records of one name apart
     * @param serial number of its last write
     */
    public record Label(String estate, String lineage, long serial) {}

    private static Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("object", List.of("address", "attributes", "run"));
        tables.put("machine", List.of("address", "resource_id"));
        tables.put("inventory", List.of("path", "machines#"));
        tables.put("promised_rule", List.of("digest", "time_zone", "rule"));
        tables.put(
                "point",
                List.of(
                        "machine",
                        "vault",
                        "id",
                        "captured",
                        "tiers",
                        "size#",
                        "status",
                        "consistency",
                        "tags",
                        "locked_until",
                        "hold",
                        "promise_rules",
                        "promise_reasons",
                        "promise_until"));
        return tables;
    }

    private static String column(String name) {
        return name.endsWith("#") ? name.substring(0, name.length() - 1) : name;
    }

    /** The record as a document, with a line end; empty if there is no record. */
    public Optional<String> write() throws SQLException {
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT).put("estate", estate);
        try (PreparedStatement query =
                connection.prepareStatement("SELECT lineage, serial, last_applied FROM estate WHERE name = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                document.put("lineage", rows.getString(1))
                        .put("serial", rows.getLong(2))
                        .put("lastApplied", rows.getString(3));
            }
        }
        for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
            document.set(table.getKey(), rows(table.getKey(), table.getValue()));
        }
        document.put("digest", digest(document));
        return Optional.of(JSON.writeValueAsString(document) + "\n");
    }

    private ArrayNode rows(String table, List<String> columns) throws SQLException {
        List<String> names = columns.stream().map(RecordCopy::column).toList();
        ArrayNode all = JSON.createArrayNode();
        // in the order of the table's key, which its first columns are
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + String.join(", ", names) + " FROM " + table + " WHERE estate = ? ORDER BY "
                        + String.join(", ", names.subList(0, table.equals("point") ? 3 : 1)))) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ArrayNode row = all.addArray();
                    for (int i = 0; i < columns.size(); i++) {
                        if (columns.get(i).endsWith("#")) {
                            row.add(rows.getLong(i + 1));
                        } else {
                            row.add(rows.getString(i + 1));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static String digest(ObjectNode document) {
        try {
            byte[] bytes = JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Whose record a document is a copy of.
     *
     * @throws StateException if it is no copy, or was changed since it was written
     */
    public static Label label(String text) throws StateException {
        ObjectNode document = checked(text);
        return new Label(
                document.path("estate").asString(""),
                document.path("lineage").asString(""),
                document.path("serial").asLong(0));
    }

    private static ObjectNode checked(String text) throws StateException {
        JsonNode read;
        try {
            read = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new StateException("It is no copy of a record: it is not JSON (" + e.getOriginalMessage() + ").", e);
        }
        if (!(read instanceof ObjectNode document)
                || !document.path("format").asString("").equals(FORMAT)) {
            throw new StateException(
                    "It is no copy of a record: its 'format' is not " + FORMAT + ". 'holdfast state pull' writes one.");
        }
        String said = document.path("digest").asString("");
        ObjectNode without = document.deepCopy();
        without.remove("digest");
        if (!said.equals(digest(without))) {
            throw new StateException(
                    "This copy of a record was changed since it was written: its digest does not fit. Use one as 'holdfast"
                            + " state pull' wrote it.");
        }
        return document;
    }

    /**
     * Puts a copy in the place of the record; its serial is one higher than both were.
     *
     * @return the new serial
     * @throws StateException if the text is no copy of a record of this estate, or of another lineage than the one that is there
     */
    public long read(String text) throws SQLException, StateException {
        ObjectNode document = checked(text);
        Label label = label(text);
        if (!label.estate().equals(estate)) {
            throw new StateException(
                    "It is a copy of the record of '" + label.estate() + "', not of '" + estate + "'.");
        }
        long serial = Math.max(label.serial(), presentSerial(label)) + 1;
        for (String table : TABLES.keySet()) {
            delete("DELETE FROM " + table + " WHERE estate = ?");
        }
        delete("DELETE FROM estate WHERE name = ?");
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO estate (name, lineage, serial, last_applied) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, estate);
            insert.setString(2, label.lineage());
            insert.setLong(3, serial);
            insert.setString(4, document.path("lastApplied").asString(null));
            insert.executeUpdate();
        }
        for (Map.Entry<String, List<String>> table : TABLES.entrySet()) {
            insert(table.getKey(), table.getValue(), document.path(table.getKey()));
        }
        new RecordStore(connection, estate).read(); // whatever is wrong in it is found before it counts
        return serial;
    }

    private long presentSerial(Label label) throws SQLException, StateException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT lineage, serial FROM estate WHERE name = ?")) {
            query.setString(1, estate);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return 0;
                }
                if (!rows.getString(1).equals(label.lineage())) {
                    throw new StateException(
                            "It is of another lineage (" + label.lineage() + ") than the record that is there ("
                                    + rows.getString(1) + "): it is about another estate of the same name.");
                }
                return rows.getLong(2);
            }
        }
    }

    private void delete(String sql) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, estate);
            delete.executeUpdate();
        }
    }

    private void insert(String table, List<String> columns, JsonNode rows) throws SQLException, StateException {
        List<String> names = new ArrayList<>(List.of("estate"));
        columns.forEach(column -> names.add(column(column)));
        String marks = "?, ".repeat(columns.size()) + "?";
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")")) {
            for (JsonNode row : rows) {
                if (row.size() != columns.size()) {
                    throw new StateException(
                            "A row of '" + table + "' has " + row.size() + " columns, not " + columns.size() + ".");
                }
                insert.setString(1, estate);
                for (int i = 0; i < columns.size(); i++) {
                    if (columns.get(i).endsWith("#")) {
                        insert.setLong(i + 2, row.get(i).asLong());
                    } else {
                        insert.setString(i + 2, row.get(i).asString(null));
                    }
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
