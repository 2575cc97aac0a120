package dev.holdfast.cli.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.Invocation;
import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.report.finding.SourceFiles;
import dev.holdfast.cli.render.report.format.JunitFlavor;
import dev.holdfast.cli.render.report.format.ReportSettings;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.render.view.PlanView;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.planner.document.MaximalPlan;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.PlanDocumentCodec;
import dev.holdfast.planner.document.PlanDocumentException;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a plan says, each format stays what its readers accept. */
class ReportPropertiesTest {

    /** Of each kind: a thousand plans in all, and four thousand in the long run. */
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 2_000 : 500;

    private static final Path REPOSITORY = Invocation.repository();

    private final ReportCheck check = new ReportCheck();

    @Test
    void plans_of_all_samples_are_valid_in_every_format() throws IOException, PlanDocumentException {
        List<Path> plans;
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve("samples"))) {
            plans = files.filter(file -> file.endsWith("expected/plan.json")).toList();
        }
        assertThat(plans).hasSizeGreaterThan(5);
        for (Path plan : plans) {
            everyFormat(PlanDocumentCodec.read(Files.readAllBytes(plan)), REPOSITORY, 60_000);
        }
    }

    @Test
    void random_plans_are_valid_in_every_format() {
        Seeds.forEach(
                SEEDS, random -> everyFormat(plan(random.nextInt(10_000)), REPOSITORY, 1_000 + random.nextInt(20_000)));
    }

    @Test
    void hostile_texts_are_inert_in_every_format() {
        Seeds.forEach(SEEDS, random -> {
            PlanDocument plan = random.nextInt(4) == 0 ? MaximalPlan.document() : plan(random.nextInt(10_000));
            everyFormat(HostilePlans.of(plan, random), REPOSITORY, 1_000 + random.nextInt(70_000));
        });
    }

    private static PlanDocument plan(long seed) throws PlanRefusedException {
        return Planner.plan(EstateGenerator.of(seed).firstRequest());
    }

    private void everyFormat(PlanDocument plan, Path directory, int most) {
        PlanView view = new PlanView(plan, Optional.empty(), List.of(), Detail.GROUP);
        for (OutputFormat format : Words.ALL_FORMATS) {
            for (JunitFlavor flavor : JunitFlavor.values()) {
                if (format == OutputFormat.JUNIT || flavor == JunitFlavor.PORTABLE) {
                    boolean suppressed = most % 2 == 0;
                    ReportSettings settings =
                            new ReportSettings(new SourceFiles(directory), flavor, Severity.WARNING, most, suppressed);
                    byte[] bytes = new Reports(settings).of(format, false).bytes(view);
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    try {
                        assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
                        check.check(format, flavor, most, text);
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError("as " + format.word() + ": " + e.getMessage(), e);
                    }
                }
            }
        }
    }
}
