package dev.holdfast.executor.workspace;

import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.executor.journal.Journal;
import dev.holdfast.executor.step.MoveSteps;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the journal tells of one thing, through all of its names. */
final class Trace {

    /** Sorts before and after every id of a run. */
    private static final String FIRST = "";

    private static final String LAST = "run-~";

    private final Connection connection;
    private final String estate;

    Trace(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** A name of a thing, and the runs in which it had it. */
    private record Span(String address, String from, String to) {

        boolean includes(String run) {
            return run.compareTo(from) >= 0 && run.compareTo(to) <= 0;
        }
    }

    /** Operations that were carried out on it, by run, then by action. */
    NavigableMap<String, SortedMap<String, Integer>> of(String address) throws SQLException {
        Optional<String> machine = MoveAddress.of(address)
                .filter(whole -> whole.type() == MoveType.VM)
                .map(whole -> Renaming.addressOf(MoveType.VM, whole.name()).toString());
        NavigableMap<String, SortedMap<String, Integer>> found = new TreeMap<>();
        for (Span span : spans(machine.orElse(address))) {
            if (machine.isPresent()) {
                addMachine(ObjectAddress.parse(span.address()).name(), span, found);
            } else {
                add("= ?", List.of(span.address()), span, found);
            }
        }
        return found;
    }

    /** The names that it has and had, the last first. */
    private List<Span> spans(String address) throws SQLException {
        Journal journal = new Journal(connection, estate);
        List<Span> spans = new ArrayList<>();
        String name = address;
        String to = LAST;
        while (true) {
            Optional<Journal.Entry> move = journal.lastDoneBefore(to, name, MoveSteps.MOVE);
            spans.add(new Span(name, move.map(Journal.Entry::run).orElse(FIRST), to));
            if (move.isEmpty()) {
                return spans;
            }
            name = MoveSteps.from(move.get()).orElseThrow().toString();
            to = move.get().run();
        }
    }

    /** All that is of a machine: a backup is journalled under its address, a point under its id. */
    private void addMachine(String machine, Span span, NavigableMap<String, SortedMap<String, Integer>> into)
            throws SQLException {
        add(
                "IN (?, ?, ?)",
                List.of(
                        Renaming.addressOf(MoveType.VM, machine).toString(),
                        new ObjectAddress(ObjectType.SCHEDULE, machine).toString(),
                        machine),
                span,
                into);
        String copies = ObjectAddress.copy(machine, "").toString();
        for (String prefix : List.of(copies, machine + "@", "points/" + machine + "@")) {
            add(">= ? AND address < ?", List.of(prefix, behind(prefix)), span, into);
        }
    }

    /** The first text after all that begin with this one. */
    private static String behind(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    private void add(
            String condition, List<String> values, Span span, NavigableMap<String, SortedMap<String, Integer>> into)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT run, action FROM journal WHERE estate = ? AND number IN"
                        + " (SELECT number FROM journal WHERE estate = ? AND address " + condition
                        + ") AND phase = 'done'")) {
            query.setString(1, estate);
            query.setString(2, estate);
            for (int i = 0; i < values.size(); i++) {
                query.setString(i + 3, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String run = rows.getString(1);
                    if (span.includes(run)) {
                        into.computeIfAbsent(run, any -> new TreeMap<>()).merge(rows.getString(2), 1, Integer::sum);
                    }
                }
            }
        }
    }
}
