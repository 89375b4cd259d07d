package dev.sinter.codegen.vector;

import dev.sinter.codegen.code.Body;
import dev.sinter.codegen.code.Code;
import dev.sinter.codegen.code.CodeMethod;
import dev.sinter.codegen.code.Expr;
import dev.sinter.codegen.code.Expr.Local;
import dev.sinter.codegen.code.Type;
import dev.sinter.codegen.kernel.Arguments;
import dev.sinter.codegen.kernel.Dependences;
import dev.sinter.codegen.kernel.Positions;
import dev.sinter.codegen.kernel.Values;
import dev.sinter.ir.kernel.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A method of a kernel that is told where it stands: it has the kernel's parameters, and what the caller hands over. */
final class PassesPart {
    private final Type self;
    private final String name;
    private final Arguments arguments;
    private final List<Integer> loops;
    private final List<Local> place = new ArrayList<>();
    final Body body;
    final Positions positions;
    final VectorCode vectors;
    final Values values;

    /**
     * @param told the loops along which it is told the place
     * @param more names of further ints
     */
    PassesPart(Type self, String name, PassesShape shape, IntStream told, String... more) {
        this.self = self;
        this.name = name;
        arguments = shape.arguments;
        positions = new Positions(shape.kernel, arguments);
        vectors = new VectorCode(shape.lanes);
        values = new Values(shape.kernel, arguments, positions, Optional.of(vectors));
        List<Loop> all = Dependences.loops(shape.kernel);
        loops = told.filter(loop -> !all.get(loop).size().isOne()).boxed().toList();
        List<String> taken =
                new ArrayList<>(arguments.ofTiles().stream().map(Local::name).toList());
        for (int loop : loops) {
            place.add(parameter(all.get(loop).name(), taken));
        }
        for (String hint : more) {
            place.add(parameter(hint, taken));
        }
        body = new Body(parameters());
        body.line(shape.kernel.origin().line());
        values.begin(body);
        for (int i = 0; i < loops.size(); i++) {
            values.open(loops.get(i), place.get(i), body);
        }
    }

    private static Local parameter(String hint, List<String> taken) {
        String free = hint;
        while (taken.contains(free)) {
            free += "_";
        }
        taken.add(free);
        return new Local(free, Type.INT);
    }

    private List<Local> parameters() {
        List<Local> parameters = new ArrayList<>(arguments.ofTiles());
        parameters.addAll(place);
        return parameters;
    }

    String name() {
        return name;
    }

    /** One of the further ints. */
    Local more(int i) {
        return place.get(loops.size() + i);
    }

    /** The method, when its body is complete. */
    CodeMethod method() {
        return new CodeMethod(name, true, parameters(), Type.VOID, body.statements());
    }

    /** The call from where these positions are. */
    Expr call(Positions from, Expr... more) {
        List<Expr> handed = new ArrayList<>(arguments.ofTiles());
        loops.forEach(loop -> handed.add(from.index(loop)));
        handed.addAll(List.of(more));
        return Code.call(self, name, Type.VOID, handed.toArray(Expr[]::new));
    }
}
