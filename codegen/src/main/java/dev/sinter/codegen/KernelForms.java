package dev.sinter.codegen;

import dev.sinter.codegen.kernel.Tables;
import dev.sinter.codegen.kernel.LoopsForm;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.vector.MapForm;
import dev.sinter.codegen.vector.Vectors;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Schedule;
import java.util.List;

/** Chooses how a kernel is written: in the form of its schedule where that can be done, else as plain loops. */
final class KernelForms {
    private final Type self;
    private final Tables tables;
    private final int lanes;

    KernelForms(Type self, Tables tables, int lanes) {
        this.self = self;
        this.tables = tables;
        this.lanes = lanes;
    }

    KernelCode write(Kernel kernel, String name) {
        Arguments arguments = new Arguments(kernel, tables);
        Body body = new Body(arguments.parameters());
        body.line(kernel.origin().line());
        if (Vectors.supports(kernel, lanes) && kernel.schedule().form() == Schedule.Form.MAP) {
            MapForm.write(kernel, lanes, arguments, body);
        } else {
            LoopsForm.write(kernel, arguments, body);
        }
        CodeMethod method = new CodeMethod(name, true, arguments.parameters(), Type.VOID, body.statements());
        return new KernelCode(List.of(method), arguments.sources());
    }
}
