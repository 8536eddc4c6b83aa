package whetstone.api.desktop;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names a [ViewContribution]. An annotation, so that a program without a window can list the view without making it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface View {

    /// `area/name` in small letters. Stands in saved layouts, so it stays the same from version to version.
    String id();

    /// On the view's tab and in the menu.
    String title();
}
