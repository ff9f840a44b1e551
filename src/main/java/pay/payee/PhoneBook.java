package pay.payee;

import java.util.List;

import org.springframework.stereotype.Component;
import platform.crypto.BlindIndex;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.crypto.Normalised;
import platform.person.PhoneNumber;

/** Encrypts phone numbers for their rows, with the index that they are found by. */
@Component
public class PhoneBook {
    /** The name that the index is made under. */
    public static final String INDEX = "pay.phone";

    private final FieldEncryption encryption;
    private final BlindIndex index;

    PhoneBook(FieldEncryption encryption, BlindIndex index) {
        this.encryption = encryption;
        this.index = index;
    }

    /** The number, to be stored in {@code table.phone} of the row with this id. */
    public String seal(PhoneNumber phone, String table, long id) {
        return encryption.encrypt(phone.digits(), new FieldAddress(table, "phone", id));
    }

    /** The number that was sealed for that place. */
    public PhoneNumber open(String sealed, String table, long id) {
        return new PhoneNumber(encryption.decrypt(sealed, new FieldAddress(table, "phone", id)));
    }

    /** What is stored beside it. */
    public String index(PhoneNumber phone) {
        return index.of(INDEX, new Normalised(phone.digits()));
    }

    /** What the number may be stored under, by any key that is in use. */
    public List<String> indexes(PhoneNumber phone) {
        return index.candidates(INDEX, new Normalised(phone.digits()));
    }
}
