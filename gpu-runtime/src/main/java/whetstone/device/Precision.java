package whetstone.device;

import ai.djl.ndarray.types.DataType;

/// The type of matrix products. Weights, norms, softmax and losses are kept in float32 (float64 where products are).
public enum Precision {
    BF16(15, 6, DataType.BFLOAT16),
    FLOAT32(6, 6, DataType.FLOAT32),
    /// For checking gradients.
    FLOAT64(7, 7, DataType.FLOAT64);

    private final int code;
    private final int masterCode;
    private final DataType type;

    Precision(int code, int masterCode, DataType type) {
        this.code = code;
        this.masterCode = masterCode;
        this.type = type;
    }

    /// The engine's number for the type of products.
    public int code() {
        return code;
    }

    /// The engine's number for the type of everything else.
    public int masterCode() {
        return masterCode;
    }

    public DataType type() {
        return type;
    }

    /// The type of weights and losses.
    public DataType master() {
        return this == FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
    }
}
