package dev.sinter.codegen;

import dev.sinter.codegen.classfile.ClassFile;
import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.LoopsForm;
import dev.sinter.codegen.kernel.NumbersForm;
import dev.sinter.codegen.kernel.RowsForm;
import dev.sinter.codegen.kernel.RowsShape;
import dev.sinter.codegen.kernel.Tables;
import dev.sinter.codegen.vector.AcrossForm;
import dev.sinter.codegen.vector.LanesForm;
import dev.sinter.codegen.vector.MapForm;
import dev.sinter.codegen.vector.PassesForm;
import dev.sinter.codegen.vector.TileForm;
import dev.sinter.codegen.vector.Vectors;
import dev.sinter.ir.kernel.Kernel;
import dev.sinter.ir.kernel.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Chooses how a kernel is written: in the form of its schedule where that can be done, else as plain loops. */
final class KernelForms {
    private final Type self;
    private final Tables tables;
    private final int lanesOfPlan;
    private final boolean movable;

    /** @param movable whether methods are told where the tensors of stores begin */
    KernelForms(Type self, Tables tables, int lanes, boolean movable) {
        this.self = self;
        this.tables = tables;
        this.lanesOfPlan = lanes;
        this.movable = movable;
    }

    /** The kernel in the form of its schedule, or in a smaller one when that is more than the JVM compiles well. */
    KernelCode write(Kernel kernel, String name) {
        Schedule schedule = kernel.schedule();
        KernelCode code = form(kernel.with(schedule), name);
        while (schedule.form() != Schedule.Form.LOOPS && !code.fits(largest(schedule))) {
            schedule = smaller(schedule);
            code = form(kernel.with(schedule), name);
        }
        return code;
    }

    private static int largest(Schedule schedule) {
        return switch (schedule.form()) {
            case TILE, PASSES, ACROSS, MAP, LANES -> ClassFile.LARGEST_OF_VECTORS;
            case ROWS, LOOPS -> ClassFile.LARGEST;
        };
    }

    /** Fewer rows first, since the vectors of a row share what they read. */
    private static Schedule smaller(Schedule schedule) {
        boolean vectors = switch (schedule.form()) {
            case TILE, PASSES, MAP -> true;
            case ACROSS, LANES, ROWS, LOOPS -> false;
        };
        if (vectors && schedule.rows() > 1) {
            return schedule.with(schedule.rows() / 2, schedule.vectors());
        }
        return vectors && schedule.vectors() > 1 ? schedule.with(1, schedule.vectors() / 2) : schedule.asLoops();
    }

    private KernelCode form(Kernel kernel, String name) {
        Schedule schedule = kernel.schedule();
        int lanes = schedule.lanes(lanesOfPlan);
        if (schedule.form() == Schedule.Form.ROWS && RowsShape.supports(kernel)) {
            return one(kernel, name, RowsForm::write);
        }
        if (schedule.form() == Schedule.Form.TILE && lanes == 1 && NumbersForm.supports(kernel)) {
            return one(kernel, name, NumbersForm::write);
        }
        if (!Vectors.supports(kernel, lanes)) {
            return one(kernel, name, LoopsForm::write);
        }
        return switch (schedule.form()) {
            case MAP -> one(kernel, name, (k, arguments, body) -> MapForm.write(k, lanes, arguments, body));
            case TILE -> tiles(kernel, name, lanes);
            case PASSES -> several(kernel, arguments -> PassesForm.methods(self, kernel, name, lanes, arguments));
            case ACROSS -> several(kernel, arguments -> AcrossForm.methods(self, kernel, name, lanes, arguments));
            case LANES -> one(kernel, name, (k, arguments, body) -> LanesForm.write(k, lanes, arguments, body));
            case ROWS, LOOPS -> one(kernel, name, LoopsForm::write);
        };
    }

    /** Writes the body of a method. */
    private interface Form {
        void write(Kernel kernel, Arguments arguments, Body body);
    }

    private KernelCode one(Kernel kernel, String name, Form form) {
        Arguments arguments = new Arguments(kernel, tables, movable);
        CodeMethod method = method(kernel, name, arguments, body -> form.write(kernel, arguments, body));
        return new KernelCode(List.of(method), arguments.sources());
    }

    private KernelCode several(Kernel kernel, Function<Arguments, List<CodeMethod>> write) {
        Arguments arguments = new Arguments(kernel, tables, movable);
        return new KernelCode(write.apply(arguments), arguments.sources());
    }

    private static CodeMethod method(Kernel kernel, String name, Arguments arguments, Consumer<Body> write) {
        Body body = new Body(arguments.parameters());
        body.line(kernel.origin().line());
        write.accept(body);
        return new CodeMethod(name, true, arguments.parameters(), Type.VOID, body.statements());
    }

    /** Loops over tiles, which are methods of their own. */
    private KernelCode tiles(Kernel kernel, String name, int lanes) {
        Arguments arguments = new Arguments(kernel, tables, movable);
        List<TileForm> regions = TileForm.regions(kernel, lanes, arguments);
        List<TileForm> tiles = TileForm.regions(kernel, lanes, arguments);
        List<CodeMethod> methods = new ArrayList<>();
        methods.add(method(kernel, name, arguments, body -> {
            for (int i = 0; i < regions.size(); i++) {
                String tile = tileName(name, i);
                regions.get(i).loops(body, (inner, place) -> inner.run(call(tile, arguments, place)));
            }
        }));
        for (int i = 0; i < regions.size(); i++) {
            List<Local> parameters = new ArrayList<>(arguments.ofTiles());
            List<Local> place = tiles.get(i).place(parameters);
            parameters.addAll(place);
            Body body = new Body(parameters);
            body.line(kernel.origin().line());
            tiles.get(i).tile(body, place);
            methods.add(new CodeMethod(tileName(name, i), true, parameters, Type.VOID, body.statements()));
        }
        return new KernelCode(methods, arguments.sources());
    }

    private static String tileName(String kernel, int region) {
        return kernel + "_tile" + (region + 1);
    }

    private Expr call(String tile, Arguments arguments, List<Expr> place) {
        List<Expr> handed = new ArrayList<>(arguments.ofTiles());
        handed.addAll(place);
        return Code.call(self, tile, Type.VOID, handed.toArray(Expr[]::new));
    }
}
