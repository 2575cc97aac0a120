package dev.holdfast.cli.render.report.finding;

import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.PlanDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the places of a document in a repository. A place is {@code file:line:column}, the file relative to the directory that the
 * plan was made in, the column counted in code points. Paths become relative to the top of the git repository around that
 * directory, because that is what build servers compare them with; without one they stay relative to the directory.
 *
 * <p>A plan may be a stranger's: only regular files inside of the repository are read, and a path with control or invisible
 * characters is none.
 */
public final class SourceFiles {

    private static final Pattern PLACE = Pattern.compile("(.+?):([1-9]\\d{0,8})(?::([1-9]\\d{0,8}))?", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final List<String> MAIN = List.of("holdfast.yaml", "holdfast.groovy");

    /** No declaration is larger. */
    private static final long LARGEST_BYTES = 16L * 1024 * 1024;

    private static final Comparator<String> SHALLOW_FIRST = Comparator.comparingInt(SourceFiles::depth)
            .thenComparing(path -> !MAIN.contains(name(path)))
            .thenComparing(Comparator.naturalOrder());

    private final Path top;
    private final String prefix;
    private final Map<String, Optional<SourceLines>> read = new HashMap<>();

    /** Files as a plan names them that was made in this absolute directory. */
    public SourceFiles(Path directory) {
        Path found = directory;
        for (Path above = directory; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                found = above;
                break;
            }
        }
        this.top = found;
        this.prefix = slashed(found.relativize(directory).toString());
    }

    /** The place in the repository; empty if it is outside, or no place at all. */
    public Optional<SourcePlace> find(String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> path = inside(matcher.group(1));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(matcher.group(2));
        String column = matcher.group(3);
        return Optional.of(new SourcePlace(
                path.get(),
                line,
                column == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(column)),
                line(path.get(), line),
                Optional.empty()));
    }

    /** The place in the repository, from its first character to its last; empty if it is outside. */
    public Optional<SourcePlace> find(SourceSpan span) {
        return inside(span.file())
                .map(path -> new SourcePlace(
                        path,
                        span.startLine(),
                        OptionalInt.of(span.startColumn()),
                        line(path, span.startLine()),
                        end(path, span)));
    }

    private Optional<SourcePlace.End> end(String path, SourceSpan span) {
        boolean empty = span.endLine() == span.startLine() && span.endColumn() <= span.startColumn();
        return empty
                ? Optional.empty()
                : Optional.of(new SourcePlace.End(span.endLine(), span.endColumn(), line(path, span.endLine())));
    }

    /**
     * Where to show what has no place of its own: the first line of the main file of the declaration, or, if there is none,
     * of the file nearest to the top that the plan names.
     */
    public SourcePlace main(PlanDocument document) {
        TreeSet<String> files = new TreeSet<>(SHALLOW_FIRST);
        HoldfastSection plan = document.holdfast();
        plan.findings().stream().map(FindingEntry::place).forEach(place -> add(place, files));
        plan.groups().stream().map(ChangeGroup::place).forEach(place -> add(place, files));
        plan.coverage().machines().stream().map(CoverageEntry::place).forEach(place -> add(place, files));
        String fallback = prefix.isEmpty() ? MAIN.get(0) : prefix + "/" + MAIN.get(0);
        String nearest = files.isEmpty() ? fallback : files.first();
        String folder = nearest.substring(0, nearest.length() - name(nearest).length());
        return firstLine(main(folder).orElse(nearest));
    }

    /** Where to show what has no place of its own: the first line of the declaration at this path, a file or a folder. */
    public SourcePlace main(Path declaration) {
        String path = name(declaration);
        if (!Files.isDirectory(declaration) && !path.isEmpty()) {
            return firstLine(path);
        }
        String folder = path.isEmpty() ? "" : path + "/";
        return firstLine(main(folder).orElse(folder + MAIN.get(0)));
    }

    /** The path from the top, for names; empty for the top itself, and for what is outside or cannot be shown. */
    public String name(Path declaration) {
        return inside(declaration.toString()).orElse("");
    }

    /** The main file in a folder, whose path is empty or ends with a slash. */
    private Optional<String> main(String folder) {
        return MAIN.stream()
                .map(name -> folder + name)
                .filter(path -> line(path, 1).isPresent())
                .findFirst();
    }

    private static SourcePlace firstLine(String path) {
        return new SourcePlace(path, 1, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private void add(Optional<String> place, Set<String> files) {
        place.flatMap(this::find).map(SourcePlace::path).ifPresent(files::add);
    }

    /** The path from the top; empty if it leads elsewhere or cannot be shown. */
    private Optional<String> inside(String file) {
        String path = slashed(file);
        String absolute = slashed(top.toString()) + "/";
        boolean rooted = path.startsWith("/") || DRIVE.matcher(path).matches();
        if (rooted && !path.startsWith(absolute)) {
            return Optional.empty();
        }
        String whole = rooted ? path.substring(absolute.length()) : prefix + "/" + path;
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : whole.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String result = String.join("/", segments);
        return result.isEmpty() || !SafeText.of(result).equals(result) ? Optional.empty() : Optional.of(result);
    }

    private Optional<String> line(String path, int number) {
        return read.computeIfAbsent(path, this::open).flatMap(lines -> lines.line(path, number));
    }

    private Optional<SourceLines> open(String path) {
        try {
            Path file = top.resolve(path);
            if (!Files.isRegularFile(file)
                    || Files.size(file) > LARGEST_BYTES
                    || !file.toRealPath().startsWith(top.toRealPath())) {
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return Optional.of(new SourceLines(Map.of(path, new SourceText(path, unmarked))));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // then columns stay as the document has them
        }
    }

    private static String slashed(String path) {
        return path.replace('\\', '/');
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
