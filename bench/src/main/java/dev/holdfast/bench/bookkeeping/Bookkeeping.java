package dev.holdfast.bench.bookkeeping;

import dev.holdfast.executor.apply.ApplyException;
import dev.holdfast.executor.apply.ApplyOptions;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.lease.Commits;
import dev.holdfast.executor.operation.ApplyEvent;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.operation.Stop;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what an apply's bookkeeping costs, beside plain inserting of the same rows in the same commits, in turns. Arguments:
 * a folder to work in, the number of rounds, the largest plan that is applied one operation at a time as well, then plan files.
 */
public final class Bookkeeping {

    /** Operations carried out before anything is measured, at each size. */
    private static final int WARM_UP = 20_000;

    private static final double AIM = 0.30;
    private static final double MEBIBYTE = 1 << 20;
    private static final double MILLION = 1e6;

    private final Path folder;
    private final int rounds;
    private int made;

    private Bookkeeping(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Measures, and prints what was found. */
    public static void main(String[] arguments) throws Exception {
        Bookkeeping bookkeeping = new Bookkeeping(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        int largestSingly = Integer.parseInt(arguments[2]);
        List<Path> plans = Stream.of(arguments).skip(3).map(Path::of).toList();
        bookkeeping.all(plans, ApplyOptions.USUAL_PARALLELISM, Integer.MAX_VALUE);
        if (anyUpTo(largestSingly, plans)) {
            bookkeeping.all(plans, 1, largestSingly);
        }
    }

    /** What was measured of one plan. */
    private record Row(int operations, double nanosEach) {}

    private void all(List<Path> plans, int parallelism, int largest) throws Exception {
        print(
                "--parallelism %d%s%n",
                parallelism, parallelism == ApplyOptions.USUAL_PARALLELISM ? ", the default" : "");
        print(
                "%10s %8s %8s %8s %8s %12s %12s %7s %11s %11s %9s %9s %10s%n",
                "operations",
                "rows",
                "commits",
                "apply s",
                "plain s",
                "apply row/s",
                "plain row/s",
                "ratio",
                "ratio (CPU)",
                "µs each",
                "resume s",
                "(CPU)",
                "heap B/op");
        List<Row> rows = new ArrayList<>();
        for (Path plan : plans) {
            PlanDocument document = read(plan);
            if (document.resourceChanges().size() <= largest) {
                rows.add(measure(document, parallelism));
            }
        }
        if (rows.size() > 1) {
            Row first = rows.get(0);
            Row last = rows.get(rows.size() - 1);
            print(
                    "cost of an operation, %d to %d operations: ratio %.2f%n",
                    last.operations(), first.operations(), last.nanosEach() / first.nanosEach());
        }
        print("%n");
    }

    private static boolean anyUpTo(int largest, List<Path> plans) throws IOException, PlanDocumentException {
        for (Path plan : plans) {
            if (read(plan).resourceChanges().size() <= largest) {
                return true;
            }
        }
        return false;
    }

    private static PlanDocument read(Path plan) throws IOException, PlanDocumentException {
        return PlanDocumentCodec.read(Files.readAllBytes(plan));
    }

    private Row measure(PlanDocument plan, int parallelism) throws Exception {
        int operations = plan.resourceChanges().size();
        Heap heap = heap(plan, parallelism);
        CapturedRows rows = capture(plan, parallelism);
        List<Cost> applies = new ArrayList<>();
        List<Cost> plains = new ArrayList<>();
        for (int done = 0; done < WARM_UP; done += operations) {
            apply(plan, parallelism, Commits.SILENT);
            insert(rows);
        }
        Stages stages = new Stages();
        for (int round = 0; round < rounds || (round < 4 * rounds && (long) round * operations < WARM_UP); round++) {
            stages = new Stages();
            if (round % 2 == 0) {
                applies.add(apply(plan, parallelism, stages));
                plains.add(insert(rows));
            } else {
                plains.add(insert(rows));
                applies.add(apply(plan, parallelism, stages));
            }
        }
        Cost apply = Cost.median(applies);
        Cost plain = Cost.median(plains);
        Cost resume = resume(plan, parallelism);
        double ratio = plain.wall() / apply.wall();
        print(
                "%10d %8d %8d %8.3f %8.3f %12.0f %12.0f %7.2f %11.2f %11.1f %9.3f %9.3f %10.0f   %s%n",
                operations,
                rows.rows(),
                rows.commits(),
                apply.wall(),
                plain.wall(),
                rows.rows() / apply.wall(),
                rows.rows() / plain.wall(),
                ratio,
                plain.processor() / apply.processor(),
                apply.wall() / operations * MILLION,
                resume.wall(),
                resume.processor(),
                heap.perOperation(),
                String.format(
                        Locale.ROOT,
                        "%s; heap %.1f MiB at rest, %.1f more at most%s",
                        stages.words(applies.get(applies.size() - 1)),
                        heap.atRest() / MEBIBYTE,
                        heap.most() / MEBIBYTE,
                        ratio < AIM ? "; BELOW THE AIM OF " + AIM : ""));
        return new Row(operations, apply.wall() / operations);
    }

    private Path place() {
        made++;
        return folder.resolve("state-" + made);
    }

    /** Removes a state; the heart of its lease may be closing a connection, and with that a file, at the same time. */
    private static void forget(Path place) {
        try {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cost apply(PlanDocument plan, int parallelism, Commits commits)
            throws ApplyException, FabricException, StateException {
        Path place = place();
        try (ApplyRun run = new ApplyRun(place, plan, parallelism, commits)) {
            return run.apply(Stop.NEVER, ApplyListener.SILENT);
        } finally {
            forget(place);
        }
    }

    /** Cut off after nine of ten operations, and taken up again. */
    private Cost resume(PlanDocument plan, int parallelism) throws ApplyException, FabricException, StateException {
        Path place = place();
        int enough = plan.resourceChanges().size() / 10 * 9;
        int[] done = new int[1];
        ApplyListener counting = event -> done[0] += event.phase() == ApplyEvent.Phase.DONE ? 1 : 0;
        Stop stop = () -> done[0] >= enough ? Stop.Level.BEGIN_NOTHING : Stop.Level.NONE;
        try (ApplyRun run = new ApplyRun(place, plan, parallelism, Commits.SILENT)) {
            run.apply(stop, counting);
            return run.resume();
        } finally {
            forget(place);
        }
    }

    private Heap heap(PlanDocument plan, int parallelism) throws ApplyException, FabricException, StateException {
        Path place = place();
        Heap heap = new Heap(plan.resourceChanges().size());
        try (ApplyRun run = new ApplyRun(place, plan, parallelism, heap)) {
            run.apply(Stop.NEVER, heap);
            return heap;
        } finally {
            forget(place);
        }
    }

    private CapturedRows capture(PlanDocument plan, int parallelism)
            throws ApplyException, FabricException, StateException, SQLException {
        Path place = place();
        ApplyRun.createTables(place);
        CapturedRows.Recorder[] recorder = new CapturedRows.Recorder[1];
        Commits commits = new Commits() {
            @Override
            public void after() {
                recorder[0].commit();
            }
        };
        try (ApplyRun run = new ApplyRun(place, plan, parallelism, commits)) {
            recorder[0] = new CapturedRows.Recorder(ApplyRun.file(place));
            run.apply(Stop.NEVER, ApplyListener.SILENT);
            return recorder[0].rows();
        } finally {
            if (recorder[0] != null) {
                recorder[0].close();
            }
            forget(place);
        }
    }

    private Cost insert(CapturedRows rows) throws StateException, SQLException {
        Path place = place();
        try {
            ApplyRun.createTables(place);
            return rows.insertInto(ApplyRun.file(place));
        } finally {
            forget(place);
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
        System.out.flush();
    }
}
