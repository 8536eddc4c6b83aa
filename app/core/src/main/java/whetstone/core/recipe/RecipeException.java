package whetstone.core.recipe;

/// A recipe that cannot be run as written. The message names the place, what was found, and what would be right.
public final class RecipeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RecipeException(String message) {
        super(message);
    }
}
