package dev.holdfast.dsl.ignore;

import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SecretText;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.layout.GroovyParts;
import dev.holdfast.dsl.ignore.IgnoreText.Problem;
import dev.holdfast.dsl.ignore.IgnoreText.Word;
import dev.holdfast.dsl.layout.Parts;
import dev.holdfast.dsl.layout.Parts.CommentLine;
import dev.holdfast.dsl.text.TextPlaces;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.dsl.yaml.layout.YamlParts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the ignores of the texts of a declaration, and reports what is meant as one and is none. Not thread safe. */
public final class IgnoreReader {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final SortedSet<String> rules;
    private final boolean complete;
    private final Diagnostics diagnostics;
    private final List<Ignore> ignores = new ArrayList<>();
    private final Map<Subject, SourceSpan> seen = new HashMap<>();

    /** What is ignored, and where. */
    private record Subject(String finding, Reach reach) {}

    /** One text while it is read. */
    private record Page(TextPlaces places, ReachFinder reaches, Spelling spelling) {

        /** The line below that a comment is for although its indentation says otherwise; empty where indentation says nothing. */
        OptionalInt outdentedLine(CommentLine line) {
            return switch (spelling) {
                case YAML -> reaches.outdentedLine(line.start() - 1);
                case GROOVY -> OptionalInt.empty();
            };
        }

        SourceSpan span(CommentLine line, int start, int end) {
            return places.span(line.start() + start, line.start() + end);
        }
    }

    /**
     * A reader without texts.
     *
     * @param rules names of the rules of the declaration
     * @param complete false if there may be more rules: a name that is missing then says nothing
     */
    public IgnoreReader(Collection<String> rules, boolean complete, Diagnostics diagnostics) {
        this.rules = new TreeSet<>(rules);
        this.complete = complete;
        this.diagnostics = diagnostics;
    }

    /** Reads a text that was parsed without errors. One that holds nothing like an ignore costs a look at its colons. */
    public void read(SourceText source, Spelling spelling) {
        if (!Mention.possibleIn(source.text())) {
            return;
        }
        String text = source.text().replace("\r\n", "\n");
        Parts parts = switch (spelling) {
            case YAML -> YamlParts.of(text);
            case GROOVY -> GroovyParts.of(text);
        };
        TextPlaces places = new TextPlaces(new SourceText(source.file(), text));
        Page page = new Page(places, new ReachFinder(places, parts.parts()), spelling);
        for (CommentLine line : parts.comments()) {
            Mention.in(line.text(), page.reaches().isAlone(line.start()))
                    .ifPresent(mention -> read(page, line, mention));
        }
    }

    /** Everything that was read and is right. */
    public Ignores ignores() {
        return Ignores.of(ignores);
    }

    private void read(Page page, CommentLine line, Mention mention) {
        SourceSpan place = page.span(line, mention.start(), mention.end());
        switch (mention.kind()) {
            case MISSPELT ->
                report(
                        place,
                        "'"
                                + line.text()
                                        .substring(mention.start(), mention.end())
                                        .strip()
                                + "' looks like the beginning of an ignore and is none, so nothing would be ignored. Write "
                                + IgnoreText.EXAMPLE + " right behind the sign of the comment. If no ignore is meant,"
                                + " begin the comment with another word.");
            case BEHIND ->
                report(
                        place,
                        "Behind other words of a comment '" + Mention.WORD
                                + "' ignores nothing. Give it a comment of its"
                                + " own, with these words in the reason. If no ignore is meant, put it into quotes.");
            case IGNORE -> ignore(page, line, mention, place);
        }
    }

    private void report(SourceSpan place, String detail) {
        diagnostics.add(place, DiagnosticCode.BAD_IGNORE, detail);
    }

    private void ignore(Page page, CommentLine line, Mention mention, SourceSpan place) {
        IgnoreText text = IgnoreText.read(line.text(), mention.end());
        for (Problem problem : text.problems()) {
            report(page.span(line, problem.start(), problem.end()), problem.detail());
        }
        Set<String> findings = findings(page, line, text, place);
        Optional<LocalDate> until = until(page, line, text, place);
        Optional<String> reason = text.value(IgnoreText.REASON).map(Word::text);
        if (reason.isEmpty()) {
            report(place, "The ignore has no reason. Nobody could say later why this was accepted. Add reason=\"…\".");
        }
        Optional<String> owner = text.value(IgnoreText.OWNER).map(Word::text);
        secrets(page, line, text);
        Optional<Reach> reach = page.reaches().of(line.start());
        if (reach.isEmpty()) {
            report(
                    place,
                    "Nothing follows this ignore, so it ignores nothing. Move it above what it is for, or remove it.");
        }
        OptionalInt outdented = page.outdentedLine(line);
        if (outdented.isPresent()) {
            report(
                    place,
                    "This ignore is indented like what is above it, and would be for line " + outdented.getAsInt()
                            + " below, which begins further left. Indent it like the line that it is for, or write it"
                            + " behind something on that line.");
            return;
        }
        if (until.isPresent() && reason.isPresent() && reach.isPresent()) {
            for (String finding : findings) {
                add(new Ignore(finding, until.get(), reason.get(), owner, place, reach.get()));
            }
        }
    }

    private void add(Ignore ignore) {
        SourceSpan first = seen.putIfAbsent(new Subject(ignore.finding(), ignore.reach()), ignore.place());
        if (first == null) {
            ignores.add(ignore);
        } else {
            report(
                    ignore.place(),
                    "'" + ignore.finding() + "' is ignored for the same lines at " + first.place()
                            + " already. Only one of the two could say until when and why; remove the other.");
        }
    }

    private Set<String> findings(Page page, CommentLine line, IgnoreText text, SourceSpan place) {
        Set<String> findings = new LinkedHashSet<>();
        for (Word word : text.names()) {
            IgnoredName name = IgnoredName.of(word.text(), rules, complete);
            SourceSpan span = page.span(line, word.start(), word.end());
            name.problem().ifPresent(detail -> report(span, detail));
            if (name.finding().isPresent() && !findings.add(name.finding().get())) {
                report(span, "'" + word.text() + "' is named twice in this ignore. Remove one.");
            }
        }
        if (text.names().isEmpty()) {
            report(place, "The ignore names no finding. Write which ones, first of all: " + IgnoreText.EXAMPLE + ".");
        }
        return findings;
    }

    private Optional<LocalDate> until(Page page, CommentLine line, IgnoreText text, SourceSpan place) {
        Optional<Word> word = text.value(IgnoreText.UNTIL);
        if (word.isEmpty()) {
            report(
                    place,
                    "The ignore has no last day, and what is accepted for ever is forgotten. Add until=2027-01-31, or"
                            + " whatever day somebody should look again.");
            return Optional.empty();
        }
        try {
            if (DAY.matcher(word.get().text()).matches()) {
                return Optional.of(LocalDate.parse(word.get().text()));
            }
        } catch (DateTimeException e) {
            // no such day, as below
        }
        if (!word.get().text().isEmpty()) {
            report(
                    page.span(line, word.get().start(), word.get().end()),
                    "'" + word.get().text()
                            + "' is not a day of the calendar. Write year, month and day as numbers, such as 2027-01-31.");
        }
        return Optional.empty();
    }

    /** Reasons and owners are shown in plans. */
    private void secrets(Page page, CommentLine line, IgnoreText text) {
        for (Word word : text.values().values()) {
            SecretText.find(word.text())
                    .ifPresent(found -> diagnostics.add(
                            page.span(line, word.start(), word.end()),
                            DiagnosticCode.LOOKS_LIKE_SECRET,
                            "This looks like " + found.kind()
                                    + ". Ignores are shown in plans, which many people read. Remove it, and change the secret"
                                    + " if it is one."));
        }
    }
}
