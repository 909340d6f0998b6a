package dev.prank.solver.draw;

import java.util.List;

/**
 * The colours of all pictures. The bright ones are the palette of Okabe and Ito, which colour-blind readers can tell apart; what
 * a colour means is always shown by a second sign too, so that pictures stay legible in black and white.
 */
public enum Ink {
    BLACK(0x000000),
    DARK_GREY(0x555555),
    GREY(0x999999),
    LIGHT_GREY(0xdddddd),
    WHITE(0xffffff),
    ORANGE(0xe69f00),
    SKY_BLUE(0x56b4e9),
    GREEN(0x009e73),
    YELLOW(0xf0e442),
    BLUE(0x0072b2),
    VERMILION(0xd55e00),
    PURPLE(0xcc79a7);

    /** For things that only need to differ from their neighbours. Yellow is left out: thin yellow lines vanish on white paper. */
    static final List<Ink> DISTINCT = List.of(BLUE, ORANGE, GREEN, VERMILION, SKY_BLUE, PURPLE);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /** Red, green and blue, eight bits each. */
    public int rgb() {
        return rgb;
    }
}
