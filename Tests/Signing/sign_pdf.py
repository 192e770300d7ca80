"""Signs a PDF as the Government's tools do, by appending to it (PAdES), with a certificate that this script makes for itself.

Usage: sign_pdf.py IN OUT
"""

import datetime
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Chứng thư mẫu")])
day = datetime.datetime(2026, 3, 1)
certificate = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(1).not_valid_before(day).not_valid_after(day + datetime.timedelta(days=3650))
    .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
    .sign(key, hashes.SHA256()))
pem = serialization.Encoding.PEM
with open("key.pem", "wb") as file:
    file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
with open("certificate.pem", "wb") as file:
    file.write(certificate.public_bytes(pem))
signer = signers.SimpleSigner.load("key.pem", "certificate.pem")
with open(sys.argv[1], "rb") as source, open(sys.argv[2], "w+b") as target:
    signers.sign_pdf(
        IncrementalPdfFileWriter(source, strict=False), signers.PdfSignatureMetadata(field_name="KySo"), signer=signer,
        output=target)
