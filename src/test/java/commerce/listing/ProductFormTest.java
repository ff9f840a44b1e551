package commerce.listing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import commerce.product.Content;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What a browser sends of a product's options is read as its seller means it. */
class ProductFormTest {
    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    @Test
    void addsTypedChoicesToThoseThatAreThere() {
        group(1, "크기");
        row("3000", "L-1", true, "대과");
        row("0", "S-1", true, "소과");
        fields.add("choices1", "특대과");
        assertThat(forms(false)).containsExactly(form("대과", 3_000, "L-1"), form("소과", 0, "S-1"),
                form("특대과", 0, ""));
        assertThat(forms(true)).containsExactly(form("특대과", 0, ""));
    }

    @Test
    void makesCombinationsOfWhatIsTypedAtFirst() {
        group(1, "크기");
        row("0", "", true, "");
        fields.add("choices1", "대과, 소과");
        assertThat(forms(false)).containsExactly(form("대과", 0, ""), form("소과", 0, ""));
    }

    @Test
    void leavesOutWhatIsUnticked() {
        group(1, "크기");
        row("0", "", true, "대과");
        row("500", "S-1", false, "소과");
        fields.add("choices1", "소과, 특대과");
        assertThat(forms(false)).containsExactly(form("대과", 0, ""), form("특대과", 0, ""));
    }

    /** What was unticked and kept so has no row any more. */
    @Test
    void bringsNothingBackThatHasNoRow() {
        group(1, "크기");
        group(2, "포장");
        row("0", "", true, "대과", "상자");
        row("0", "", true, "대과", "봉투");
        row("0", "", true, "소과", "상자");
        fields.add("choices1", "특대과");
        assertThat(forms(false)).extracting(Content.Form::choices).containsExactly(List.of("대과", "상자"),
                List.of("대과", "봉투"), List.of("소과", "상자"), List.of("특대과", "상자"), List.of("특대과", "봉투"));
    }

    /** Those that are unticked take no place from the others. */
    @Test
    void cutsNothingOffUnseen() {
        group(1, "크기");
        for (int i = 0; i < 100; i++) {
            row("0", "", false, Integer.toString(i));
        }
        fields.add("choices1",
                IntStream.range(0, 250).mapToObj(Integer::toString).collect(Collectors.joining(",")));
        assertThat(forms(false)).hasSize(150);
    }

    @Test
    void keepsOptionsInTheirPlaces() {
        fields.add("group1", "");
        group(2, "포장");
        row("0", "", true, "", "상자");
        ProductForm form = new ProductForm(fields);
        assertThat(form.groups()).containsExactly("", "포장", "");
        assertThat(form.rows().getFirst().choice(1)).isEmpty();
        assertThat(form.rows().getFirst().choice(2)).isEqualTo("상자");
        assertThat(form.rows().getFirst().label()).isEqualTo("상자");
        assertThat(form.content(111, false).optionGroups()).containsExactly("포장");
        assertThat(forms(false)).containsExactly(form("상자", 0, ""));
    }

    private void group(int place, String name) {
        fields.add("group" + place, name);
    }

    private void row(String difference, String code, boolean isSold, String... choices) {
        int at = fields.getOrDefault("difference", List.of()).size();
        fields.add("difference", difference);
        fields.add("code", code);
        for (int i = 0; i < choices.length; i++) {
            fields.add("c" + (i + 1), choices[i]);
        }
        if (isSold) {
            fields.add("sold", Integer.toString(at));
        }
    }

    private List<Content.Form> forms(boolean combine) {
        return new ProductForm(fields).content(111, combine).forms();
    }

    private static Content.Form form(String choice, long difference, String code) {
        return new Content.Form(List.of(choice), difference, code);
    }
}
