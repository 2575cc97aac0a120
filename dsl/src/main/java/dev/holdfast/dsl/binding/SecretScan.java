package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SecretText;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayDeque;
import java.util.Deque;

/** Refuses values that look like secrets: a declaration is shared, reviewed and copied into plans. */
final class SecretScan {

    private SecretScan() {}

    static void scan(Context context, Node root) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Node.Scalar scalar) {
                report(context, scalar.text(), scalar.span());
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(open::push);
            } else if (node instanceof Node.Mapping mapping) {
                for (Node.Entry entry : mapping.entries()) {
                    report(context, entry.key().text(), entry.key().span());
                    open.push(entry.value());
                }
            }
        }
    }

    private static void report(Context context, String text, SourceSpan place) {
        SecretText.find(text)
                .ifPresent(secret -> context.report(
                        place,
                        DiagnosticCode.LOOKS_LIKE_SECRET,
                        "This looks like " + secret.kind()
                                + ". Declarations are shared, reviewed and kept for ever, so nothing secret may stand in them."
                                + " Remove it, and replace the secret where it is used: it counts as disclosed."));
    }
}
