package member.consent;

import java.util.Locale;

/**
 * One version of the terms for one purpose.
 *
 * @param required whether nobody can be a member without
 */
record Terms(String purpose, int version, boolean required, String titleKo, String titleEn, String bodyKo,
        String bodyEn) {
    String title(Locale language) {
        return isEnglish(language) ? titleEn : titleKo;
    }

    String body(Locale language) {
        return isEnglish(language) ? bodyEn : bodyKo;
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
