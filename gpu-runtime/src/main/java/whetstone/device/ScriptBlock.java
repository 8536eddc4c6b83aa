package whetstone.device;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A class of TorchScript text that libtorch runs. Its methods take and return tensors and lists of tensors, and run
/// without a tape. Several lanes may call at a time.
public final class ScriptBlock implements AutoCloseable {

    /// A list of tensors as an argument. The engine tells lists apart by a name written onto each tensor: a list that
    /// several threads pass at a time always goes by the same one.
    public record Tensors(String name, List<NDArray> arrays) {
        public Tensors {
            arrays = List.copyOf(arrays);
        }
    }

    private static final AtomicLong COUNT = new AtomicLong();

    private final NDManager manager;
    private final String id = "script-" + COUNT.incrementAndGet();
    private final Model model;
    private final Block block;
    private final ParameterStore none;

    /// @param name of the class in `text`
    /// @param manager that closes it at the latest when it is closed itself: what the engine compiles from a text is large, and
    ///     no garbage collector sees it
    public ScriptBlock(String name, String text, NDManager manager) {
        this.manager = manager;
        model = Model.newInstance(name, manager.getDevice(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(ScriptArchive.of(name, text)));
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException("program " + name + ": " + e.getMessage(), e);
        }
        block = model.getBlock();
        none = new ParameterStore(manager, false);
        manager.attachInternal(id, model);
    }

    /// Runs `method` and returns what it returns, flattened, in the care of `scope`.
    ///
    /// @param arguments tensors, and [Tensors]
    public NDList call(NDManager scope, String method, Object... arguments) {
        var inputs = new NDList();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case NDArray array -> inputs.add(named(array, "a" + i));
                case Tensors list ->
                        list.arrays()
                                .forEach(array -> inputs.add(named(array, list.name() + "[]")));
                default -> throw new IllegalArgumentException(method + ": " + arguments[i]);
            }
        }
        inputs.add(named(scope.create(0L), "module_method:" + method));
        var outputs = block.forward(none, inputs, false);
        outputs.attach(scope);
        return outputs;
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @Override
    public void close() {
        manager.detachInternal(id);
        model.close();
    }
}
