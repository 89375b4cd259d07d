package dev.sinter.frontend.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sinter.frontend.problem.Problems;
import dev.sinter.frontend.source.Source;
import dev.sinter.frontend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AstTextTest {
    @Test
    void showsEveryKindOfNode() throws IOException {
        Path model = Path.of("src/test/resources/syntax/everything.model");
        Path tree = Path.of("src/test/resources/syntax/everything.ast");
        Source source = new Source("everything.model", Files.readString(model));
        String found = AstText.of(Parse.file(source, new Problems()).orElseThrow());
        if (Boolean.getBoolean("sinter.bless")) {
            Files.writeString(tree, found);
        }
        assertEquals(Files.readString(tree), found);
    }
}
