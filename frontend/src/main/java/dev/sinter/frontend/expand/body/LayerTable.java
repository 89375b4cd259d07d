package dev.sinter.frontend.expand.body;

import dev.sinter.frontend.LayerRow;
import dev.sinter.frontend.ast.Expr;
import dev.sinter.frontend.ast.Statement;
import dev.sinter.frontend.expand.scope.Binding;
import dev.sinter.frontend.expand.scope.Frame;
import dev.sinter.frontend.expand.scope.Ledger;
import dev.sinter.frontend.expand.value.Value.Tensor;
import dev.sinter.ir.graph.TensorType;
import java.util.ArrayList;
import java.util.List;

/** Notes, while a model body is expanded, the rows of its summary: inputs, parameters, and statements that call a function. */
public final class LayerTable {
    private final Expander expander;
    private final List<LayerRow> rows = new ArrayList<>();

    public LayerTable(Expander expander) {
        this.expander = expander;
    }

    public List<LayerRow> rows() {
        return List.copyOf(rows);
    }

    public void input(String name, TensorType type) {
        rows.add(new LayerRow(name, "input", type, List.of(), 0));
    }

    /** Notes a statement of the model's body that has just been expanded. */
    public void note(Statement statement, Frame frame, int parametersBefore) {
        switch (statement) {
            case Statement.Let let -> note(let.names().get(0).text(), let.value(), frame, parametersBefore);
            case Statement.Var var -> note(var.name().text(), var.value(), frame, parametersBefore);
            case Statement.Update update ->
                note(update.target().get(0).text(), update.value(), frame, parametersBefore);
            case Statement.Output output -> note(output.name().text(), output.value(), frame, parametersBefore);
            case Statement.Param param -> row(param.name().text(), "param", frame, parametersBefore);
            default -> {}
        }
    }

    private void note(String name, Expr value, Frame frame, int before) {
        if (value instanceof Expr.Call call) {
            row(name, Calls.calleeName(call), frame, before);
        } else if (parameters().size() > before) {
            row(name, "expression", frame, before);
        }
    }

    private void row(String name, String kind, Frame frame, int before) {
        if (frame.scope().find(name).map(Binding::value).orElse(null) instanceof Tensor tensor) {
            List<Ledger.Entry> own = parameters()
                    .subList(Math.min(before, parameters().size()), parameters().size());
            long count = own.stream().mapToLong(e -> e.type().shape().size(0)).sum();
            List<String> paths = own.stream().map(Ledger.Entry::path).toList();
            rows.add(new LayerRow(frame.path(), kind, tensor.type(), paths, count));
        }
    }

    private List<Ledger.Entry> parameters() {
        return expander.expansion().parameters();
    }
}
