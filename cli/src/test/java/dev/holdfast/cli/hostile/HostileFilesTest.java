package dev.holdfast.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of {@code src/test/resources/hostile} ends in an error and does nothing else. They are planned in a virtual machine
 * of their own, whose class loading, files, connections and output are looked at from outside.
 */
class HostileFilesTest {

    private static final Path CORPUS =
            Invocation.repository().resolve("cli/src/test/resources/hostile").toAbsolutePath();
    private static final String SECRET = "correct-horse-battery-staple";
    private static final int FEWEST_FILES = 100;

    /** Of one file; on a quiet machine the worst takes a quarter of it. What grows exponentially takes for ever. */
    private static final Duration MOST_CPU = Duration.ofSeconds(5);

    /** Of all files; on a quiet machine they take a quarter of it. */
    private static final Duration MOST_CPU_OF_ALL = Duration.ofSeconds(60);

    private static final Pattern LOADED = Pattern.compile("([\\w.$/+]+) source: (\\S+)");

    private static final Pattern SHOWN_LINE = Pattern.compile("\\s*\\d* \\| ");

    /**
     * Classes that run or compile code, and those that a file would become. Groovy's parser itself loads its class loader and
     * the super class of scripts, without using either.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("groovy\\.(lang\\.GroovyShell|grape|util\\.Eval)\\b.*"
            + "|groovy\\.lang\\.GroovyClassLoader\\$(InnerLoader|ClassCollector)"
            + "|org\\.codehaus\\.groovy\\.(control\\.CompilationUnit|transform\\.ASTTransformationVisitor)"
            + "|java\\.lang\\.(ProcessBuilder|ProcessImpl)"
            + "|dev\\.holdfast\\.cli\\.hostile\\.Witness|policy(\\$.*)?|Script\\d+.*|evil\\..*");

    @TempDir
    Path folder;

    @Test
    void no_hostile_file_does_anything_but_end_in_an_error() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET + "\n");
        Path marker = folder.resolve("marker");
        Path work = Files.createDirectories(folder.resolve("work"));
        Path classes = folder.resolve("classes.log");
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<String> words = List.of(
                    "MARKER",
                    marker.toString(),
                    "SECRET_VARIABLE",
                    "HOLDFAST_TEST_SECRET",
                    "SECRET",
                    secret.toString(),
                    "PORT",
                    Integer.toString(server.getLocalPort()));
            run(work, classes, words);
            server.setSoTimeout(1);
            assertThat(connected(server)).as("a file opened a connection").isFalse();
        }
        assertThat(marker).doesNotExist();
        List<Path> files = HostileRun.files(CORPUS);
        assertThat(files).hasSizeGreaterThanOrEqualTo(FEWEST_FILES);
        List<String> refusals = new ArrayList<>();
        Duration all = Duration.ZERO;
        for (Path file : files) {
            HostileRun.Result result = HostileRun.Result.read(HostileRun.result(CORPUS, file, work));
            String what = CORPUS.relativize(file) + "\n" + result.output();
            assertThat(result.status()).as(what).isEqualTo(65);
            assertThat(result.cpu()).as(what).isLessThan(MOST_CPU);
            all = all.plus(result.cpu());
            refusals.add(Refusal.of(CORPUS, file, result.output()).toString());
            harmless(what, result.output());
            assertThat(left(HostileRun.result(CORPUS, file, work)))
                    .as(what)
                    .containsExactly("declaration.holdfast.groovy");
        }
        assertThat(loaded(classes)).noneMatch(name -> FORBIDDEN.matcher(name).matches());
        assertThat(all).isLessThan(MOST_CPU_OF_ALL);
        Refusal.compare(refusals);
    }

    /** What the gate refuses never reaches what a class of files is about, unless the gate is what they are about. */
    @Test
    void every_class_has_files_that_pass_the_gate() throws IOException {
        Map<String, Set<Refusal.Stage>> stages = new TreeMap<>();
        for (Refusal refusal : Refusal.expected()) {
            stages.computeIfAbsent(refusal.group(), group -> EnumSet.noneOf(Refusal.Stage.class))
                    .add(refusal.stage());
        }
        stages.forEach((group, reached) -> {
            boolean past = reached.contains(Refusal.Stage.TREE) || reached.contains(Refusal.Stage.MEANING);
            assertThat(past || Refusal.ENDING_AT_THE_GATE.containsKey(group))
                    .as(group)
                    .isTrue();
        });
    }

    /** The witnesses work: each sees what it looks for. */
    @Test
    void the_witnesses_would_notice() throws IOException {
        assertThat(FORBIDDEN.matcher(Witness.class.getName()).matches()).isTrue();
        for (String name : List.of(
                "groovy.lang.GroovyShell", "groovy.grape.Grape", "java.lang.ProcessImpl", "policy$_run_closure1")) {
            assertThat(FORBIDDEN.matcher(name).matches()).as(name).isTrue();
        }
        Path log = Files.writeString(
                folder.resolve("log"), "[0.1s][info][class,load] dev.holdfast.cli.hostile.Witness source: file:/x/\n");
        assertThat(loaded(log)).containsExactly(Witness.class.getName());
        assertThat(Witness.touch()).isEqualTo("touched");
    }

    private static void run(Path work, Path classes, List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load=info:file=" + classes + "::filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName(),
                CORPUS.toString(),
                work.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOLDFAST_TEST_SECRET", SECRET);
        Path output = work.resolve("output.txt");
        Process process = builder.redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("it hangs").isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).as("nothing prints on its own").isEmpty();
    }

    private static boolean connected(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    /** No secret, no innards, nothing that a terminal or a build server obeys, and not too much of it. */
    private static void harmless(String what, String output) {
        assertThat(output).as(what).contains("Error: ", "Nothing was planned or changed.");
        assertThat(output).as(what).doesNotContain(SECRET);
        // what the file itself says is shown to its author; our own words are these
        String ours = output.lines()
                .filter(line -> !SHOWN_LINE.matcher(line).lookingAt())
                .collect(Collectors.joining("\n"));
        assertThat(ours).as(what).doesNotContain("Exception", "codehaus", "antlr", "defect of Holdfast");
        assertThat(output.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
                .as(what)
                .isTrue();
        assertThat(output)
                .as(what)
                .doesNotContain("##vso[", "##teamcity[", "##[")
                .doesNotContainPattern("(?m)^\\s*::\\w");
        assertThat(output.length()).as(what).isLessThan(100_000);
    }

    private static List<String> left(Path result) throws IOException {
        String name = result.getFileName().toString();
        try (Stream<Path> files = Files.list(result.resolveSibling(name.replace(".result", "")))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Set<String> loaded(Path log) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LOADED.matcher(line);
            if (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
