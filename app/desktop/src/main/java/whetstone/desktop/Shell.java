package whetstone.desktop;

import whetstone.desktop.frame.Perspective;

/// What commands do to the window.
interface Shell {
    void show(String view);

    void use(Perspective perspective);

    void resetLayout();

    void focusNext();

    void chooseWorkspace();

    void openAgain();

    void quit();
}
