"""Whether a store can be mirrored to real servers: python3 mirrors.py STORE. Starts an S3 server (moto) and Debian's OCI registry
on loopback, copies the store to both with Templates/mirrors/mirror.py, and then does what must be refused.
"""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import boto3

HERE = pathlib.Path(__file__).resolve().parent
MIRROR = HERE / "../../Templates/mirrors/mirror.py"
work = pathlib.Path(tempfile.mkdtemp())
store = work / "kho"
shutil.copytree(sys.argv[1], store)
os.environ.update(AWS_ACCESS_KEY_ID="mau", AWS_SECRET_ACCESS_KEY="mau", AWS_DEFAULT_REGION="us-east-1")
faults = 0
servers = []


def expect(truth, message):
    global faults
    print("✓" if truth else "✗", message)
    faults += not truth


def port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def start(command, number):
    log = open(work / f"{number}.log", "w")
    servers.append(subprocess.Popen(command, stdout=log, stderr=log))
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", number), 1).close()
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{command[0]} does not answer")


def mirror(*arguments, folder=store):
    run = subprocess.run([sys.executable, MIRROR, folder, *arguments], capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def try_mirror(kind, where, spoil):
    """All that is asked of both kinds. `spoil` replaces one release at the mirror behind our back."""
    status, said = mirror(*where)
    lines = said.splitlines()
    expect(status == 0, f"{kind}: a store is copied" + ("" if status == 0 else f": {said}"))
    expect(lines[-2].split()[-1].startswith("catalogue"), f"{kind}: the catalogue comes last")
    expect(mirror(*where, "--check")[0] == 0, f"{kind}: everything there has the digests of the store")
    status, said = mirror(*where)
    expect(status == 0 and "Đã chép 0" in said, f"{kind}: a second run copies nothing")
    # A store that was left behind.
    older = work / "cu"
    shutil.copytree(store, older, dirs_exist_ok=True)
    catalogue = json.loads((older / "catalogue.json").read_text())
    for module in catalogue["modules"]:
        module["releases"] = module["releases"][1:]
    (older / "catalogue.json").write_text(json.dumps(catalogue))
    status, said = mirror(*where, folder=older)
    expect(status == 1 and "cũ hơn" in said, f"{kind}: an older store is refused")
    expect(mirror(*where, "--check")[0] == 0, f"{kind}: and changed nothing")
    # A damaged store.
    damaged = work / "hong"
    shutil.copytree(store, damaged, dirs_exist_ok=True)
    package = next(damaged.glob("releases/*/*/*.zip"))
    package.write_bytes(package.read_bytes()[:-1] + b"x")
    status, said = mirror(*where, folder=damaged)
    expect(status == 1 and "khác danh mục" in said, f"{kind}: a damaged store is refused")
    spoil()
    status, said = mirror(*where)
    expect(status == 1 and "nội dung khác" in said, f"{kind}: other bytes under a published name are not overwritten")
    expect(mirror(*where, "--check")[0] == 1, f"{kind}: and are noticed")


try:
    number = port()
    endpoint = f"http://127.0.0.1:{number}"
    start([str(pathlib.Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(number)], number)
    s3 = boto3.client("s3", endpoint_url=endpoint)
    s3.create_bucket(Bucket="hoc-lieu")
    package = next(store.glob("releases/*/*/*.zip")).relative_to(store).as_posix()
    expected = hashlib.sha256((store / package).read_bytes()).hexdigest()

    def spoil_bucket():
        head = s3.head_object(Bucket="hoc-lieu", Key="kho/" + package)
        expect("immutable" in head["CacheControl"] and head["ContentType"] == "application/zip", "S3: type and lifetime are set")
        data = s3.get_object(Bucket="hoc-lieu", Key="kho/" + package, Range="bytes=0-99")["Body"].read()
        expect(data == (store / package).read_bytes()[:100], "S3: ranges work")
        try:
            s3.put_object(Bucket="hoc-lieu", Key="kho/" + package, Body=b"x", IfNoneMatch="*")
            expect(False, "S3: the server itself refuses to overwrite")
        except s3.exceptions.ClientError as error:
            expect(error.response["ResponseMetadata"]["HTTPStatusCode"] == 412, "S3: the server itself refuses to overwrite")
        s3.put_object(Bucket="hoc-lieu", Key="kho/" + package, Body=b"khac")

    try_mirror("S3", ["s3://hoc-lieu/kho", "--endpoint", endpoint], spoil_bucket)
    expect(mirror("s3://khong-co", "--endpoint", endpoint)[0] == 1, "S3: a bucket that is not there is an error")

    number = port()
    settings = work / "registry.yml"
    settings.write_text(f"""version: 0.1
log: {{level: error}}
storage: {{filesystem: {{rootdirectory: {work}/registry}}}}
http: {{addr: 127.0.0.1:{number}}}
""")
    start(["docker-registry", "serve", str(settings)], number)
    repository = f"127.0.0.1:{number}/hoc-lieu"
    release = json.loads(next(store.glob("releases/*/*/release.json")).read_text())
    tag = f"{release['module']}-{release['version']}"

    def spoil_registry():
        # What any other client sees, without skopeo: the file under its own digest.
        with urllib.request.urlopen(f"http://127.0.0.1:{number}/v2/hoc-lieu/blobs/sha256:{expected}") as answer:
            expect(hashlib.sha256(answer.read()).hexdigest() == expected, "OCI: a package is fetched by its SHA-256 with plain HTTP")
        subprocess.run(["skopeo", "--insecure-policy", "copy", "-q", "--src-tls-verify=false", "--dest-tls-verify=false",
                        f"docker://{repository}:catalogue", f"docker://{repository}:{tag}"], check=True)

    try_mirror("OCI", [f"docker://{repository}", "--plain-http"], spoil_registry)
finally:
    for server in servers:
        server.send_signal(signal.SIGTERM)
        server.wait()
    shutil.rmtree(work)
sys.exit(1 if faults else 0)
