package platform.person;

/** As much of a name as a person needs to recognise somebody they know: {@code 김*당}, {@code 남**수}, {@code 이*}. */
public final class MaskedName {
    private MaskedName() {}

    public static String of(String name) {
        int[] letters = name.codePoints().toArray();
        int shown = letters.length > 2 ? letters.length - 1 : letters.length;
        for (int i = 1; i < shown; i++) {
            letters[i] = '*';
        }
        return new String(letters, 0, letters.length);
    }
}
