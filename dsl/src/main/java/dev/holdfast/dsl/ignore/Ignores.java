package dev.holdfast.dsl.ignore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ignores of a declaration, found by the place of a finding. A question costs the logarithm of their number and how deep they
 * lie inside of each other. Immutable.
 */
public final class Ignores {

    private static final Comparator<Ignore> BY_BEGINNING = Comparator.comparing(Ignores::key)
            .thenComparingInt(ignore -> ignore.reach().firstLine())
            .thenComparing(ignore -> ignore.reach().lastLine(), Comparator.reverseOrder())
            .thenComparing(ignore -> ignore.reach().endColumn(), Comparator.reverseOrder())
            .thenComparing(Ignore::place);

    /** No ignores. */
    public static final Ignores NONE = new Ignores(List.of());

    /**
     * What is for one name of findings in one file.
     *
     * @param ignores by where they begin
     * @param around for each the nearest one before it that ends after it; -1 if there is none
     */
    private record Row(List<Ignore> ignores, List<Integer> around) {}

    private record Key(String finding, String file) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byFinding = finding.compareTo(other.finding);
            return byFinding != 0 ? byFinding : file.compareTo(other.file);
        }
    }

    private final List<Ignore> all;
    private final Map<String, SortedMap<String, Row>> rows = new HashMap<>();

    private Ignores(List<Ignore> all) {
        List<Ignore> sorted = new ArrayList<>(all);
        sorted.sort(BY_BEGINNING);
        this.all = List.copyOf(sorted);
        int from = 0;
        while (from < sorted.size()) {
            Key key = key(sorted.get(from));
            int to = from;
            while (to < sorted.size() && key(sorted.get(to)).equals(key)) {
                to++;
            }
            rows.computeIfAbsent(key.finding(), any -> new TreeMap<>()).put(key.file(), row(sorted.subList(from, to)));
            from = to;
        }
    }

    private static Key key(Ignore ignore) {
        return new Key(ignore.finding(), ignore.reach().file());
    }

    private static Row row(List<Ignore> ignores) {
        List<Integer> around = new ArrayList<>(ignores.size());
        for (int i = 0; i < ignores.size(); i++) {
            int before = i - 1;
            while (before >= 0
                    && !ignores.get(before).reach().endsAfter(ignores.get(i).reach())) {
                before = around.get(before);
            }
            around.add(before);
        }
        return new Row(List.copyOf(ignores), List.copyOf(around));
    }

    /** These ignores. */
    public static Ignores of(List<Ignore> ignores) {
        return ignores.isEmpty() ? NONE : new Ignores(ignores);
    }

    /** Every ignore, by name of its findings, then by file and line. */
    public List<Ignore> all() {
        return all;
    }

    /** True if some ignore is for findings of this name. */
    public boolean concern(String finding) {
        return rows.containsKey(finding);
    }

    /**
     * The ignores for findings of a name at a place, the innermost first; none if the place is none.
     *
     * @param place {@code file:line:column}
     */
    public List<Ignore> at(String finding, String place) {
        SortedMap<String, Row> files = rows.getOrDefault(finding, Collections.emptySortedMap());
        int columnMark = place.lastIndexOf(':');
        int lineMark = columnMark < 0 ? -1 : place.lastIndexOf(':', columnMark - 1);
        if (files.isEmpty() || lineMark < 1) {
            return List.of();
        }
        Row row = files.get(place.substring(0, lineMark));
        int line = number(place.substring(lineMark + 1, columnMark));
        int column = number(place.substring(columnMark + 1));
        return row == null || line < 1 || column < 1 ? List.of() : at(row, line, column);
    }

    private static List<Ignore> at(Row row, int line, int column) {
        List<Ignore> found = new ArrayList<>();
        int index = lastBeginning(row.ignores(), line);
        while (index >= 0) {
            if (row.ignores().get(index).reach().contains(line, column)) {
                found.add(row.ignores().get(index));
                index--;
            } else {
                index = row.around().get(index);
            }
        }
        return found;
    }

    /** The last one that begins on this line or before it; -1 if none does. */
    private static int lastBeginning(List<Ignore> ignores, int line) {
        int low = 0;
        int high = ignores.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ignores.get(middle).reach().firstLine() <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE / 10 - 1) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
