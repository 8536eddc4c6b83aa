package whetstone.house;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What a source may measure, read from its syntax tree.
final class SourceShape extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 5;

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final boolean test;
    private final List<String> found = new ArrayList<>();

    private SourceShape(DocTrees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
        this.test = unit.getSourceFile().getName().contains("/src/test/");
    }

    /// A line per rule that a source breaks: `File.java:12: what was found; what is allowed`.
    static List<String> offences(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var options = List.of("-proc:none");
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            var trees = DocTrees.instance(task);
            var found = new ArrayList<String>();
            for (var unit : task.parse()) {
                var shape = new SourceShape(trees, unit);
                shape.measure();
                found.addAll(shape.found);
            }
            return found;
        }
    }

    private void measure() {
        long lines = unit.getLineMap().getLineNumber(end(unit));
        if (lines > FILE_LINES) {
            found.add("%s: %d lines; at most %d".formatted(file(), lines, FILE_LINES));
        }
        scan(unit, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        if (!test && isPublic(type) && documentation() == null) {
            offend(type, "public type " + type.getSimpleName() + " without a /// comment; one");
        }
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        long lines = line(end(method)) - line(start(method)) + 1;
        if (lines > METHOD_LINES) {
            offend(
                    method,
                    "%s has %d lines; at most %d".formatted(method.getName(), lines, METHOD_LINES));
        }
        int parameters = method.getParameters().size();
        if (parameters > PARAMETERS && !(isConstructor(method) && inRecord())) {
            offend(
                    method,
                    "%s takes %d parameters; at most %d, or a record"
                            .formatted(method.getName(), parameters, PARAMETERS));
        }
        return super.visitMethod(method, null);
    }

    private @Nullable DocCommentTree documentation() {
        return trees.getDocCommentTree(getCurrentPath());
    }

    private boolean isPublic(ClassTree type) {
        var above = getCurrentPath().getParentPath().getLeaf();
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                || above.getKind() == Tree.Kind.INTERFACE;
    }

    private static boolean isConstructor(MethodTree method) {
        return method.getName().contentEquals("<init>");
    }

    private boolean inRecord() {
        return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
    }

    private void offend(Tree where, String what) {
        found.add("%s:%d: %s".formatted(file(), line(start(where)), what));
    }

    private String file() {
        JavaFileObject source = unit.getSourceFile();
        return Path.of(source.getName()).getFileName().toString();
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private long start(Tree tree) {
        return trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return trees.getSourcePositions().getEndPosition(unit, tree);
    }
}
