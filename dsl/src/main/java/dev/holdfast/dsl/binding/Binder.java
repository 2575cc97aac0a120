package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.BoundDeclaration.DeclaredMachine;
import dev.holdfast.dsl.binding.BoundDeclaration.NamedInventory;
import dev.holdfast.dsl.binding.BoundDeclaration.NamedPrices;
import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.NotYetEvaluated;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.binding.field.ZoneBinder;
import dev.holdfast.dsl.binding.machine.MachineBinder;
import dev.holdfast.dsl.binding.policy.Inheritance;
import dev.holdfast.dsl.binding.policy.PolicyBinder;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.Defaults;
import dev.holdfast.dsl.model.Exclusion;
import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.dsl.model.StorageAccount;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.rule.BuiltinRule;
import dev.holdfast.dsl.model.rule.Limits;
import dev.holdfast.dsl.model.rule.Rule;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.SourceLines;
import dev.holdfast.dsl.tree.SourceText;
import dev.holdfast.dsl.tree.Spelling;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Binds the checked trees of all files to one declaration. Used once. */
public final class Binder {

    private static final int LANGUAGE_VERSION = 1;

    /** The zone where none is declared; the same as that of who declares it. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Context context;
    private final List<ParsedFile> files;
    private final Sections sections;
    private final OriginsRecorder origins = new OriginsRecorder();

    /**
     * A binder.
     *
     * @param files in path order, at least one
     */
    public Binder(List<ParsedFile> files, Diagnostics diagnostics) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to bind");
        }
        Map<String, SourceText> sources = new HashMap<>();
        files.forEach(file -> sources.put(file.source().file(), file.source()));
        boolean complete = files.stream().allMatch(ParsedFile::complete);
        this.files = List.copyOf(files);
        this.context = new Context(diagnostics, new SourceLines(sources), complete, new NotYetEvaluated());
        this.sections = new Sections(context, files);
    }

    /** Binds everything that can be bound and reports everything that cannot. */
    public BoundDeclaration bind() {
        files.forEach(file -> file.root().ifPresent(root -> SecretScan.scan(context, root)));
        version();
        String name = name();
        Defaults defaults = defaults();
        SortedMap<String, Node.Entry> vaultEntries = named("vaults", "vault", true);
        SortedMap<String, Node.Entry> policyEntries =
                new Inheritance(context, named("policies", "policy", false)).resolve();
        policyEntries.values().forEach(entry -> origins.entry("policies", entry));
        VaultBinder vaultBinder = new VaultBinder(context);
        SortedMap<String, Vault> vaults = vaultBinder.vaults(vaultEntries);
        SortedMap<String, StorageAccount> accounts = storageAccounts(vaultBinder);
        SortedMap<String, BackupPolicy> policies = policies(policyEntries, vaultEntries, defaults);
        List<DeclaredMachine> machines = machines(policyEntries, defaults);
        AssignmentBinder assignments = new AssignmentBinder(context);
        List<NamedInventory> inventories = assignments.inventories(items("inventories"));
        List<Binding> bindings = assignments.bindings(items("bindings"), policyEntries.keySet());
        SortedMap<String, Retirement> retired = assignments.retired(items("retired"));
        List<Move> moves = moves(vaultEntries.keySet(), policyEntries.keySet(), machines);
        List<Exclusion> exclusions = assignments.exclusions(items("exclusions"));
        checkDefaultPolicy(policyEntries);
        RuleBinder ruleBinder = new RuleBinder(context);
        SortedMap<String, Node.Entry> ruleEntries = rules();
        SortedMap<String, Rule> rules = ruleBinder.rules(ruleEntries);
        SortedMap<String, BuiltinRule> builtinRules = ruleBinder.builtinRules(builtin(), ruleEntries.keySet());
        Limits limits = limits(ruleBinder);
        Optional<NamedPrices> prices = prices();
        context.notes().report(context.diagnostics());
        SortedMap<String, VirtualMachine> byName = new TreeMap<>();
        machines.forEach(each -> byName.put(each.machine().name(), each.machine()));
        Optional<Declaration> declaration = context.diagnostics().hasErrors()
                ? Optional.empty()
                : Optional.of(new Declaration(
                        name,
                        defaults,
                        vaults,
                        accounts,
                        policies,
                        byName,
                        inventories.stream().map(NamedInventory::source).toList(),
                        bindings,
                        retired,
                        moves,
                        exclusions,
                        rules,
                        builtinRules,
                        limits,
                        prices.map(NamedPrices::path)));
        return new BoundDeclaration(
                declaration,
                origins.done(),
                machines,
                inventories,
                prices,
                defaults.region(),
                new TreeSet<>(policyEntries.keySet()),
                new TreeSet<>(ruleEntries.keySet()),
                context.complete());
    }

    private SortedMap<String, Node.Entry> named(String section, String thing, boolean ignoreCase) {
        SortedMap<String, Node.Entry> named = sections.named(section, thing, ignoreCase);
        if (!section.equals("policies")) {
            named.values().forEach(entry -> origins.entry(section, entry));
        }
        return named;
    }

    private List<Node> items(String section) {
        List<Node> items = sections.items(section);
        for (int i = 0; i < items.size(); i++) {
            origins.item(section, i, items.get(i));
        }
        return items;
    }

    private Optional<Node.Entry> single(String key) {
        Optional<Node.Entry> entry = sections.single(key);
        entry.ifPresent(found -> origins.entry("", found));
        return entry;
    }

    private SourceSpan firstPlace() {
        return SourceSpan.at(files.get(0).source().file(), 1, 1);
    }

    private void version() {
        List<Node.Entry> versions = sections.all("holdfast");
        if (versions.isEmpty() && context.complete()) {
            context.report(
                    firstPlace(),
                    DiagnosticCode.MISSING_KEY,
                    "The declaration does not say which version of the language it is written in. A later version may read the"
                            + " same words differently. Add the line '" + versionLine(firstPlace()) + "'.");
        }
        for (Node.Entry entry : versions) {
            boolean number = entry.value() instanceof Node.Scalar scalar
                    && (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.DECIMAL);
            if (number
                    && Fields.integer((Node.Scalar) entry.value())
                            .filter(found -> found == LANGUAGE_VERSION)
                            .isEmpty()) {
                context.report(
                        entry.value().span(),
                        DiagnosticCode.VERSION_UNSUPPORTED,
                        "Version " + ((Node.Scalar) entry.value()).text()
                                + " of the language is not supported; this program reads version " + LANGUAGE_VERSION
                                + ". Use a newer program, or write '"
                                + versionLine(entry.value().span()) + "'.");
            }
        }
    }

    private static String versionLine(SourceSpan place) {
        return "holdfast" + Spelling.at(place).choose(": ", " ") + LANGUAGE_VERSION;
    }

    private String name() {
        Optional<Node.Entry> entry = single("name");
        if (entry.isEmpty() && sections.all("name").isEmpty() && context.complete()) {
            context.report(
                    firstPlace(),
                    DiagnosticCode.MISSING_KEY,
                    "The declaration has no name. The state of the estate is kept under it, so that two estates cannot be"
                            + " taken for each other. Add a line such as "
                            + Spelling.at(firstPlace()).choose("name: contoso-prod", "name 'contoso-prod'") + ".");
        }
        return entry.flatMap(found -> Fields.anyText(found.value())).orElse("");
    }

    private Defaults defaults() {
        Optional<Fields> fields = single("defaults").map(entry -> Fields.of(context, entry));
        return fields.map(found -> new Defaults(found.region("region"), ZoneBinder.bind(found), found.text("policy")))
                .orElse(Defaults.NONE);
    }

    private void checkDefaultPolicy(SortedMap<String, Node.Entry> policies) {
        sections.single("defaults")
                .map(entry -> Fields.of(context, entry))
                .filter(fields -> fields.text("policy").isPresent())
                .flatMap(fields -> fields.scalar("policy"))
                .ifPresent(use -> References.check(context, policies.keySet(), use, "policy", "policies"));
    }

    private SortedMap<String, StorageAccount> storageAccounts(VaultBinder binder) {
        return binder.storageAccounts(named("storageAccounts", "storage account", true));
    }

    private SortedMap<String, BackupPolicy> policies(
            SortedMap<String, Node.Entry> entries, SortedMap<String, Node.Entry> vaults, Defaults defaults) {
        ZoneId zone = defaults.timeZone().orElse(UTC);
        PolicyBinder binder = new PolicyBinder(context, vaults.keySet(), zone);
        SortedMap<String, BackupPolicy> policies = new TreeMap<>();
        entries.forEach((name, entry) -> policies.put(name, binder.bind(name, Fields.of(context, entry))));
        return policies;
    }

    private List<DeclaredMachine> machines(SortedMap<String, Node.Entry> policies, Defaults defaults) {
        MachineBinder binder = new MachineBinder(context, policies.keySet(), defaults.region());
        List<DeclaredMachine> machines = new ArrayList<>();
        SortedMap<String, Node.Entry> entries = named("vms", "machine", true);
        entries.remove(""); // the schema check reported it
        entries.forEach((name, entry) -> machines.add(new DeclaredMachine(
                binder.bind(name, Fields.of(context, entry)), entry.key().span())));
        return machines;
    }

    private List<Move> moves(Set<String> vaults, Set<String> policies, List<DeclaredMachine> machines) {
        Set<String> names = new TreeSet<>();
        machines.forEach(each -> names.add(each.machine().name()));
        return new MoveBinder(context, Map.of(MoveType.VAULT, vaults, MoveType.POLICY, policies, MoveType.VM, names))
                .moves(items("moved"));
    }

    private SortedMap<String, Node.Entry> rules() {
        List<Node.Entry> below = new ArrayList<>();
        for (Node.Entry section : sections.all("rules")) {
            if (section.value() instanceof Node.Mapping mapping) {
                mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals("builtin"))
                        .forEach(below::add);
            }
        }
        SortedMap<String, Node.Entry> rules = sections.unique(below, "rule", false);
        rules.values().forEach(entry -> origins.entry("rules", entry));
        return rules;
    }

    private SortedMap<String, Node.Entry> builtin() {
        List<Node.Entry> below = new ArrayList<>();
        for (Node.Entry section : sections.all("rules")) {
            if (section.value() instanceof Node.Mapping mapping
                    && mapping.entry("builtin").map(Node.Entry::value).orElse(null) instanceof Node.Mapping levels) {
                below.addAll(levels.entries());
            }
        }
        SortedMap<String, Node.Entry> unique = sections.unique(below, "level of finding", false);
        unique.values().forEach(entry -> origins.entry("rules/builtin", entry));
        return unique;
    }

    private Limits limits(RuleBinder binder) {
        return single("limits")
                .map(entry -> binder.limits(Fields.of(context, entry)))
                .orElse(Limits.NONE);
    }

    private Optional<NamedPrices> prices() {
        return single("prices")
                .flatMap(entry -> Fields.anyText(entry.value())
                        .map(path -> new NamedPrices(path, entry.value().span())));
    }
}
