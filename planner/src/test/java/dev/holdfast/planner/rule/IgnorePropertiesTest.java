package dev.holdfast.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.ignore.Ignore;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.judgement.Judged;
import dev.holdfast.planner.plan.request.PlanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ignore at any place of a declaration changes nothing but who accepts the findings that are placed there. */
class IgnorePropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 60 : 6;
    private static final int LARGEST = 100;
    private static final Path SAMPLES =
            Path.of(System.getProperty("holdfast.root")).resolve("samples");
    private static final Set<String> REPORTS =
            Set.of(FindingType.WAIVER_EXPIRED.word(), FindingType.WAIVER_UNUSED.word());

    @TempDir
    Path folder;

    /** A finding about one address, without who accepts it; the fix of a violated rule names whoever accepted it once, and is left out. */
    private record Said(String name, String level, String message, String place, String fix, String address) {}

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(each -> each.getFileName().toString().matches("holdfast\\.(yaml|groovy)"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void it_changes_nothing_but_who_accepts_the_findings_that_are_placed_there() throws IOException {
        int[] accepted = new int[2];
        for (Path sample : samples()) {
            copy(sample, folder);
            LoadedDeclaration loaded = load();
            if (loaded.declaration().isPresent() && loaded.machines().size() <= LARGEST) {
                Seeds.forEach(SEEDS, random -> {
                    int found = oneIgnore(loaded, random);
                    accepted[found < 0 ? 0 : 1] += Math.abs(found);
                });
            }
            clear(folder);
        }
        assertThat(accepted[1]).as("findings that were accepted").isGreaterThan(SEEDS);
    }

    /** Gives how many findings are accepted; nothing if the comment stands where no comment can be. */
    private int oneIgnore(LoadedDeclaration loaded, RandomGenerator random) throws IOException {
        List<String> files = loaded.sources().keySet().stream()
                .filter(each -> each.endsWith(".yaml") || each.endsWith(".groovy"))
                .sorted()
                .toList();
        String file = files.get(random.nextInt(files.size()));
        boolean groovy = file.endsWith(".groovy");
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        List<String> lines = new ArrayList<>(before.lines().toList());
        PlanDocument plain = plan(loaded);
        List<String> names = names(plain, random);
        int line = line(plain, file, lines.size(), random);
        boolean alone = random.nextBoolean();
        boolean over = random.nextInt(5) == 0;
        String comment = (groovy ? "// " : "# ") + "holdfast:ignore " + String.join(", ", names) + " until="
                + (over ? "2026-11-19" : "2026-11-20") + " reason=\"a # b\"";
        try {
            PlanDocument bare = with(path, lines, line, comment.replace("holdfast:ignore ", "holdfast "), alone)
                    .filter(other -> other.declarationDigest().equals(loaded.declarationDigest()))
                    .map(IgnorePropertiesTest::plan)
                    .orElse(null);
            Optional<LoadedDeclaration> ignoring = with(path, lines, line, comment, alone)
                    .filter(other -> !other.ignores().all().isEmpty());
            if (bare == null || ignoring.isEmpty()) {
                return 0;
            }
            List<String> written = Files.readString(path).lines().toList();
            return compare(bare, ignoring.get(), file, over, new Lines(written, line + 1, groovy));
        } finally {
            Files.writeString(path, before);
        }
    }

    private int compare(PlanDocument bare, LoadedDeclaration ignoring, String file, boolean over, Lines lines) {
        PlanDocument plan = plan(ignoring);
        Map<Said, Optional<String>> expected = said(bare);
        Map<Said, Optional<String>> found = said(plan);
        Set<String> names =
                ignoring.ignores().all().stream().map(Ignore::finding).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        int accepted = 0;
        for (Said said : expected.keySet()) {
            assertThat(found).containsKey(said);
            boolean yes = found.getOrDefault(said, Optional.empty()).isPresent();
            Optional<Boolean> inside =
                    names.contains(said.name()) ? lines.reach(said.place(), file) : Optional.of(false);
            if (inside.isEmpty() || inside.get()) {
                used.add(said.name());
            }
            if (expected.getOrDefault(said, Optional.empty()).isPresent()) {
                continue; // by a waiver
            }
            inside.ifPresent(is -> assertThat(yes).as(said + " with " + lines).isEqualTo(is && !over));
            accepted += yes ? 1 : 0;
        }
        Set<Said> more = new java.util.HashSet<>(found.keySet());
        more.removeAll(expected.keySet());
        assertThat(more).allMatch(said -> REPORTS.contains(said.name()) && names.contains(said.address()));
        for (String name : names) {
            boolean reported = more.stream().anyMatch(said -> said.address().equals(name));
            if (over || !used.contains(name)) {
                assertThat(reported).as(name + " is reported").isTrue();
            }
        }
        boolean errors = plan.holdfast().findings().stream()
                .anyMatch(finding -> finding.counts() && finding.level().equals("error"));
        assertThat(plan.applyable()).isEqualTo(!errors);
        return accepted;
    }

    /** By other means than the program's: by indentation and by counting brackets. */
    private record Lines(List<String> written, int first, boolean groovy) {

        /** True if a place is inside; empty if these means cannot tell. */
        Optional<Boolean> reach(String place, String file) {
            String[] parts = place.split(":", -1);
            if (parts.length != 3 || !parts[0].equals(file)) {
                return Optional.of(false);
            }
            int line = Integer.parseInt(parts[1]);
            if (!bare(first).isEmpty()) {
                return Optional.of(line == first);
            }
            int start = first + 1;
            while (bare(start).isEmpty()) {
                start++;
            }
            if (line <= start) {
                return Optional.of(line == start);
            }
            return groovy ? brackets(start, line) : indentation(start, line);
        }

        private String bare(int line) {
            String text = written.get(line - 1).strip();
            return text.startsWith(groovy ? "//" : "#") || text.equals("---") ? "" : text;
        }

        private Optional<Boolean> indentation(int start, int line) {
            int column = indent(start);
            for (int i = start; i <= line; i++) {
                String text = bare(i);
                boolean beyond = i > start && !text.isEmpty() && indent(i) <= column;
                if (beyond) {
                    boolean dash = text.startsWith("-") && !bare(start).startsWith("-") && indent(i) == column;
                    return dash || "}]".indexOf(text.charAt(0)) >= 0 ? Optional.empty() : Optional.of(false);
                }
                if (depth(text) != 0 || text.matches(".*['\"][^'\"]*|.*[|>][+-]?")) {
                    return Optional.empty();
                }
            }
            return Optional.of(true);
        }

        private int indent(int line) {
            String text = written.get(line - 1);
            return text.length() - text.stripLeading().length();
        }

        private Optional<Boolean> brackets(int start, int line) {
            int depth = 0;
            for (int i = start; i <= line; i++) {
                String text = bare(i);
                if (text.startsWith("}") || text.startsWith("]") || text.endsWith(",") || text.startsWith(".")) {
                    return Optional.empty();
                }
                depth += depth(text);
                if (depth <= 0 && i < line) {
                    return depth < 0 ? Optional.empty() : Optional.of(false);
                }
            }
            return Optional.of(true);
        }

        private static int depth(String text) {
            String code = text.replaceAll("'[^']*'|\"[^\"]*\"", "").replaceAll("(#|//).*", "");
            int depth = 0;
            for (int i = 0; i < code.length(); i++) {
                depth += "{[(".indexOf(code.charAt(i)) >= 0 ? 1 : "}])".indexOf(code.charAt(i)) >= 0 ? -1 : 0;
            }
            return depth;
        }
    }

    private static Map<Said, Optional<String>> said(PlanDocument plan) {
        Map<Said, Optional<String>> said = new HashMap<>();
        for (FindingEntry entry : plan.holdfast().findings()) {
            for (String address : entry.addresses()) {
                said.put(
                        new Said(
                                entry.name(),
                                entry.level(),
                                entry.message(),
                                entry.place().orElse(""),
                                entry.name().startsWith(Finding.RULE_PREFIX)
                                        ? ""
                                        : entry.fix().orElse(""),
                                address),
                        entry.waiver().map(FindingEntry.AcceptedBy::reason));
            }
        }
        return said;
    }

    /** Some that are there, and some that are not. */
    private static List<String> names(PlanDocument plan, RandomGenerator random) {
        Set<String> there = new TreeSet<>();
        plan.holdfast().findings().forEach(finding -> there.add(finding.name()));
        there.addAll(List.of("too-large", "HF1011"));
        there.removeAll(REPORTS);
        there.remove(FindingType.WEAKENS_PROTECTION.word());
        List<String> names = new ArrayList<>(there);
        names.removeIf(name -> random.nextInt(4) == 0);
        return names.isEmpty() ? List.of("HF1001") : names;
    }

    /** Often near to a finding, from 0. */
    private static int line(PlanDocument plan, String file, int lines, RandomGenerator random) {
        List<Integer> placed = plan.holdfast().findings().stream()
                .flatMap(finding -> finding.place().stream())
                .filter(place -> place.startsWith(file + ":"))
                .map(place ->
                        Integer.parseInt(place.substring(file.length() + 1).split(":", -1)[0]))
                .toList();
        int line = placed.isEmpty() || random.nextInt(4) == 0
                ? random.nextInt(lines)
                : placed.get(random.nextInt(placed.size())) - 1 - (random.nextBoolean() ? random.nextInt(3) : 0);
        return Math.max(0, Math.min(lines - 1, line));
    }

    private Optional<LoadedDeclaration> with(Path path, List<String> lines, int line, String comment, boolean alone)
            throws IOException {
        List<String> changed = new ArrayList<>(lines);
        if (alone) {
            changed.add(line, "  " + comment);
        } else {
            changed.set(line, lines.get(line) + " " + comment);
        }
        Files.writeString(path, String.join("\n", changed) + "\n");
        return Optional.of(load()).filter(loaded -> loaded.declaration().isPresent());
    }

    private LoadedDeclaration load() {
        return new DeclarationLoader(folder).load(Path.of("."));
    }

    private static PlanDocument plan(LoadedDeclaration loaded) {
        return Judged.plan(loaded, Judged.AT, PlanOptions.DEFAULT);
    }

    private static void copy(Path from, Path to) throws IOException {
        Map<Path, Path> copies = new TreeMap<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().contains("expected"))
                    .forEach(each ->
                            copies.put(each, to.resolve(from.relativize(each).toString())));
        }
        for (Map.Entry<Path, Path> each : copies.entrySet()) {
            Files.createDirectories(each.getValue().getParent());
            Files.copy(each.getKey(), each.getValue());
        }
    }

    private static void clear(Path from) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = new ArrayList<>(files.filter(each -> !each.equals(from)).toList());
        }
        Path[] backwards = all.toArray(Path[]::new);
        Arrays.sort(backwards, (a, b) -> b.compareTo(a));
        for (Path each : backwards) {
            Files.delete(each);
        }
    }
}
