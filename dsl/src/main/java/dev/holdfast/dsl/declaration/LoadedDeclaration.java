package dev.holdfast.dsl.declaration;

import dev.holdfast.dsl.binding.Origins;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.ignore.Ignores;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.price.PriceBook;
import dev.holdfast.dsl.price.PriceBooks;
import dev.holdfast.dsl.tree.SourceText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What loading a path gave.
 *
 * @param declaration absent if any diagnostic is an error, of the declaration or of an inventory: what cannot be
 *     read whole is not planned, because lost machines would look deleted
 * @param origins where its parts are written
 * @param machines declared and inventory machines, joined; sorted by resource id ignoring case, else by name
 * @param diagnostics all problems, sorted by place
 * @param omitted how many further problems were counted but not kept
 * @param sources the texts read, by file as printed, so that messages can show lines
 * @param inventoryDigest SHA-256 (hex) over the machines as values, in the order above
 * @param declarationDigest SHA-256 (hex) over the declaration as a value; empty if it is absent
 * @param declaredPrices the price book that it names; no part of the digests
 * @param ignores what comments accept; no part of the digests
 * @param files what is read for it, absolute, also what is not there: its own files, inventories, price books; no part of the
 *     digests
 */
public record LoadedDeclaration(
        Optional<Declaration> declaration,
        Origins origins,
        List<KnownMachine> machines,
        List<Diagnostic> diagnostics,
        int omitted,
        Map<String, SourceText> sources,
        String inventoryDigest,
        String declarationDigest,
        Optional<PriceBook> declaredPrices,
        Ignores ignores,
        Set<Path> files) {

    public LoadedDeclaration {
        machines = List.copyOf(machines);
        diagnostics = List.copyOf(diagnostics);
        sources = Map.copyOf(sources);
        files = Set.copyOf(files);
    }

    /** One that names no price book, ignores nothing, and was read from no file. */
    public LoadedDeclaration(
            Optional<Declaration> declaration,
            Origins origins,
            List<KnownMachine> machines,
            List<Diagnostic> diagnostics,
            int omitted,
            Map<String, SourceText> sources,
            String inventoryDigest,
            String declarationDigest) {
        this(
                declaration,
                origins,
                machines,
                diagnostics,
                omitted,
                sources,
                inventoryDigest,
                declarationDigest,
                Optional.empty(),
                Ignores.NONE,
                Set.of());
    }

    /**
     * The same declaration with other prices, which no line of it names.
     *
     * @param file of the book, absolute
     */
    public LoadedDeclaration pricedBy(PriceBook book, Path file) {
        Set<Path> more = new HashSet<>(files);
        more.add(file);
        return with(declaration, origins.without("prices"), sources, Optional.of(book), ignores, more);
    }

    /** Another declaration, written at the same places; the digests stay. */
    public LoadedDeclaration saying(Declaration other) {
        return with(Optional.of(other), origins, sources, declaredPrices, ignores, files);
    }

    /**
     * The same declaration under the rules of another one: its own rules, levels, waivers and ignores do not count.
     *
     * @param other without errors, like this one
     * @throws IllegalArgumentException if one of them has errors
     */
    public LoadedDeclaration judgedBy(LoadedDeclaration other) {
        if (declaration.isEmpty() || other.declaration.isEmpty()) {
            throw new IllegalArgumentException("a declaration with errors neither judges nor is judged");
        }
        Declaration judge = other.declaration.get();
        Map<String, SourceSpan> places = new HashMap<>();
        origins.all().forEach((path, span) -> {
            if (!isOfRules(path)) {
                places.put(path, span);
            }
        });
        other.origins.all().forEach((path, span) -> {
            if (isOfRules(path)) {
                places.put(path, span);
            }
        });
        Map<String, SourceText> texts = new HashMap<>(other.sources);
        texts.putAll(sources);
        Set<Path> both = new HashSet<>(files);
        both.addAll(other.files);
        return with(
                Optional.of(declaration.get().withRules(judge.rules(), judge.builtinRules())),
                new Origins(places),
                texts,
                declaredPrices,
                Ignores.NONE,
                both);
    }

    /**
     * The same declaration without rules, levels, waivers and ignores.
     *
     * @throws IllegalArgumentException if it has errors
     */
    public LoadedDeclaration withoutRules() {
        Declaration own = declaration.orElseThrow(
                () -> new IllegalArgumentException("a declaration with errors has no rules to leave out"));
        return with(
                Optional.of(own.withRules(new TreeMap<>(), new TreeMap<>())),
                origins,
                sources,
                declaredPrices,
                Ignores.NONE,
                files);
    }

    private LoadedDeclaration with(
            Optional<Declaration> other,
            Origins places,
            Map<String, SourceText> texts,
            Optional<PriceBook> prices,
            Ignores accepted,
            Set<Path> read) {
        return new LoadedDeclaration(
                other,
                places,
                machines,
                diagnostics,
                omitted,
                texts,
                inventoryDigest,
                declarationDigest,
                prices,
                accepted,
                read);
    }

    private static boolean isOfRules(String path) {
        return path.equals("rules") || path.startsWith("rules/");
    }

    /** The prices that its costs are reckoned with: those of the book it names, else the list prices that ship with the product. */
    public PriceBook prices() {
        return declaredPrices.orElseGet(PriceBooks::shipped);
    }
}
