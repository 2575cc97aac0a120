package dev.holdfast.cli.hostile;

import com.sun.management.OperatingSystemMXBean;
import dev.holdfast.cli.Invocation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans each hostile file in turn, in a virtual machine of its own that a test looks at from outside.
 *
 * <p>Arguments: the folder of the files; the folder to work in; the words to replace in the files and what by, in turn. For each
 * file {@code work/CLASS/NAME/declaration.holdfast.groovy} is planned, and {@code work/CLASS/NAME.result} says what came of it.
 */
final class HostileRun {

    static final String ENDING = ".holdfast.groovy";
    private static final String WARM = "holdfast 1\nname 'warm'\n(1..3).each { vm(\"web-$it\") { region 'eastus' } }\n";

    private HostileRun() {}

    /**
     * What came of a file.
     *
     * @param cpu of the whole virtual machine
     */
    record Result(int status, Duration cpu, String output) {
        void write(Path file) throws IOException {
            Files.writeString(file, status + "\n" + cpu.toMillis() + "\n" + output);
        }

        static Result read(Path file) throws IOException {
            String[] parts = Files.readString(file).split("\n", 3);
            return new Result(Integer.parseInt(parts[0]), Duration.ofMillis(Long.parseLong(parts[1])), parts[2]);
        }
    }

    /** The files of a corpus, in order. */
    static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Where the result of a file is kept. */
    static Path result(Path corpus, Path file, Path work) {
        String path = corpus.relativize(file).toString();
        return work.resolve(path.substring(0, path.length() - ENDING.length()) + ".result");
    }

    public static void main(String[] arguments) throws IOException {
        Path corpus = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        plan(WARM, Files.createDirectories(work.resolve("warm")));
        for (Path file : files(corpus)) {
            String text = Files.readString(file);
            for (int word = 2; word < arguments.length; word += 2) {
                text = text.replace(arguments[word], arguments[word + 1]);
            }
            Path result = result(corpus, file, work);
            String name = result.getFileName().toString();
            plan(text, Files.createDirectories(result.resolveSibling(name.replace(".result", ""))))
                    .write(result);
        }
    }

    private static Result plan(String text, Path folder) throws IOException {
        Path file = folder.resolve("declaration" + ENDING);
        Files.writeString(file, text);
        long before = cpu();
        Invocation.Result result = new Invocation(folder).run("plan", file.toString());
        return new Result(result.status(), Duration.ofNanos(cpu() - before), result.out() + result.err());
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
