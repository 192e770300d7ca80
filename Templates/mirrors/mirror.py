#!/usr/bin/env python3
"""Chép một kho phát hành lên bộ nhớ kiểu S3 hoặc kho OCI. Copies a release store to S3-compatible storage or an OCI registry.

  mirror.py published s3://BUCKET[/PREFIX] [--endpoint URL]     needs boto3; keys and region as for any AWS tool
  mirror.py published docker://REGISTRY/REPOSITORY [--plain-http]   needs skopeo; logged in with `skopeo login`
  … --check      compares what is there with the store, byte for byte, and writes nothing

What is immutable goes first, catalogue.json last, so that the mirror is whole at every moment; a run that was interrupted is
simply repeated. What lies there under the same name with other bytes is never overwritten: the server itself refuses (S3,
If-None-Match) or the digest is compared first (OCI), and the run ends without touching the catalogue. A store that lacks a
release which the mirror has is an older one, and is refused as well.

Exit status: 0 done, 1 refused or failed, 2 wrong use.
"""

import argparse
import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".json": "application/json", ".atom": "application/atom+xml; charset=utf-8", ".svg": "image/svg+xml",
         ".zip": "application/zip", ".pdf": "application/pdf", ".md": "text/markdown; charset=utf-8",
         **dict.fromkeys(["", ".txt", ".yaml", ".pub", ".pem", ".sig", ".minisig"], "text/plain; charset=utf-8")}
FOR_EVER = "public, max-age=31536000, immutable"
ENGLISH = os.environ.get("HOCLIEU_LANG") == "en"


class Refused(Exception):
    pass


def say(vietnamese, english):
    return english if ENGLISH else vietnamese


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Store:
    """A store on the disk. Nothing of it is copied before all packages were found to be what the catalogue says."""

    def __init__(self, folder):
        self.folder = folder
        try:
            self.catalogue = json.loads(self.read("catalogue.json"))
        except (OSError, ValueError):
            raise Refused(say(f"{folder} không phải kho phát hành", f"{folder} is no release store"))
        for release in self.releases():
            for file in release["packages"]:
                name = f"releases/{release['module']}/{release['version']}/{file['name']}"
                try:
                    data = self.read(name)
                except OSError:
                    data = b""
                if digest(data) != file["sha256"]:
                    raise Refused(say(f"{name} khác danh mục; chạy `hoclieu verify {folder}`",
                                      f"{name} is not what the catalogue says; run `hoclieu verify {folder}`"))

    def read(self, name):
        return (self.folder / name).read_bytes()

    def releases(self):
        return releases(self.catalogue)

    def names(self):
        """The files to copy, in the order in which they must be there. The archive is for the authority's own backup, and twins
        are for web servers."""
        names = [path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*"))
                 if path.is_file() and not path.is_symlink()]
        names = [name for name in names if not any(part.startswith(".") for part in name.split("/"))
                 and not name.startswith("archive/") and not name.endswith(".gz")]
        fixed = [name for name in names if is_fixed(name)]
        return fixed + [name for name in names if name not in fixed and name != "catalogue.json"] + ["catalogue.json"]


def releases(catalogue):
    return [release for module in catalogue["modules"] for release in module["releases"]]


def is_fixed(name):
    """Whether a file is written once and never changes."""
    return name.startswith(("releases/", "withdrawals/", "signatures/"))


def refuse_older(store, mirrored):
    """A store that was left behind must not take back what others have downloaded."""
    known = {(r["module"], r["version"]): r["packages"][0]["sha256"] for r in store.releases()}
    for release in releases(mirrored):
        key = (release["module"], release["version"])
        if key not in known:
            raise Refused(say(f"bản sao đã có {key[0]} {key[1]} mà kho này chưa có: kho này cũ hơn",
                              f"the mirror has {key[0]} {key[1]}, which this store lacks: this store is older"))
        if known[key] != release["packages"][0]["sha256"]:
            raise Refused(say(f"bản sao có {key[0]} {key[1]} với nội dung khác", f"the mirror has another {key[0]} {key[1]}"))


class Bucket:
    def __init__(self, address, endpoint):
        import boto3
        import botocore.config
        import botocore.exceptions

        self.failure = botocore.exceptions.ClientError
        self.bucket, _, prefix = address.removeprefix("s3://").partition("/")
        self.prefix = prefix.rstrip("/") + "/" if prefix else ""
        self.client = boto3.client("s3", endpoint_url=endpoint, config=botocore.config.Config(
            retries={"max_attempts": 8, "mode": "standard"}, s3={"addressing_style": "path" if endpoint else "auto"}))

    def get(self, name):
        try:
            return self.client.get_object(Bucket=self.bucket, Key=self.prefix + name)["Body"].read()
        except self.failure as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise

    def mirrored(self):
        data = self.get("catalogue.json")
        return json.loads(data) if data else None

    def put(self, name, data):
        """Whether something was written. A fixed file that is there with other bytes is refused by the server."""
        path = pathlib.PurePosixPath(name)
        kind = TYPES.get(path.suffix.lower(), "application/octet-stream")
        fields = dict(Bucket=self.bucket, Key=self.prefix + name, Body=data, ContentType=kind, Metadata={"sha256": digest(data)},
                      ChecksumSHA256=base64.b64encode(hashlib.sha256(data).digest()).decode(),
                      CacheControl=FOR_EVER if name.startswith("releases/") else "no-cache")
        if not is_fixed(name):
            if self.get(name) == data:
                return False
            self.client.put_object(**fields)
            return True
        try:
            self.client.put_object(**fields, IfNoneMatch="*")
            return True
        except self.failure as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] not in (409, 412):
                raise
        if self.get(name) != data:
            raise Refused(say(f"{name} đã có ở bản sao với nội dung khác", f"{name} is there with other bytes"))
        return False

    def copy(self, store):
        mirrored = self.mirrored()
        if mirrored:
            refuse_older(store, mirrored)
        return [name for name in store.names() if self.put(name, store.read(name))]

    def check(self, store):
        return [name for name in store.names() if self.get(name) != store.read(name)]


class Registry:
    """One OCI artifact a release, under the tag `<module>-<version>`: its release.json is the configuration, its files are the
    layers. The tag `catalogue` holds catalogue.json and moves; all others stay where they are."""

    def __init__(self, address, plain):
        self.address = address
        self.plain = plain
        if not shutil.which("skopeo"):
            raise Refused(say("thiếu skopeo: apt-get install skopeo", "skopeo is missing: apt-get install skopeo"))

    def skopeo(self, command, *arguments, verify):
        flags = [f"--{verify}=false"] if self.plain else []
        # Nobody signs images here: what proves a release is its own signature and seal.
        return subprocess.run(["skopeo", "--insecure-policy", command, *flags, *arguments], capture_output=True)

    def manifest(self, tag):
        run = self.skopeo("inspect", "--raw", f"{self.address}:{tag}", verify="tls-verify")
        if run.returncode == 0:
            return run.stdout
        if b"manifest unknown" in run.stderr or b"name unknown" in run.stderr:
            return None
        raise Refused(run.stderr.decode(errors="replace").strip())

    def put(self, tag, manifest, blobs, fixed=True):
        there = self.manifest(tag)
        if there == manifest:
            return False
        if there is not None and fixed:
            raise Refused(say(f"{tag} đã có ở bản sao với nội dung khác", f"{tag} is there with other bytes"))
        with tempfile.TemporaryDirectory() as folder:
            layout(pathlib.Path(folder), tag, manifest, blobs)
            run = self.skopeo("copy", "--preserve-digests", f"oci:{folder}:{tag}", f"{self.address}:{tag}", verify="dest-tls-verify")
        if run.returncode or self.manifest(tag) != manifest:
            raise Refused(run.stderr.decode(errors="replace").strip() or f"{tag}: ?")
        return True

    def artifacts(self, store):
        for release in store.releases():
            folder = f"releases/{release['module']}/{release['version']}"
            names = sorted(path.name for path in (store.folder / folder).iterdir() if path.name != "release.json")
            files = [(name, store.read(f"{folder}/{name}")) for name in names]
            yield f"{release['module']}-{release['version']}", *artifact(store.read(f"{folder}/release.json"), files)

    def mirrored(self):
        raw = self.manifest("catalogue")
        if raw is None:
            return None
        return json.loads(self.pull("catalogue", raw)[json.loads(raw)["config"]["digest"]])

    def pull(self, tag, manifest):
        """The blobs of an artifact, by digest."""
        with tempfile.TemporaryDirectory() as folder:
            run = self.skopeo("copy", "--preserve-digests", f"{self.address}:{tag}", f"oci:{folder}:{tag}", verify="src-tls-verify")
            if run.returncode:
                raise Refused(run.stderr.decode(errors="replace").strip())
            blobs = pathlib.Path(folder) / "blobs/sha256"
            described = json.loads(manifest)
            return {d["digest"]: (blobs / d["digest"].removeprefix("sha256:")).read_bytes()
                    for d in [described["config"], *described["layers"]]}

    def copy(self, store):
        mirrored = self.mirrored()
        if mirrored:
            refuse_older(store, mirrored)
        new = [tag for tag, manifest, blobs in self.artifacts(store) if self.put(tag, manifest, blobs)]
        manifest, blobs = artifact(store.read("catalogue.json"), [])
        return new + (["catalogue"] if self.put("catalogue", manifest, blobs, fixed=False) else [])

    def check(self, store):
        wrong = []
        for tag, manifest, blobs in [*self.artifacts(store), ("catalogue", *artifact(store.read("catalogue.json"), []))]:
            if self.manifest(tag) != manifest or self.pull(tag, manifest) != blobs:
                wrong.append(tag)
        return wrong


def artifact(configuration, files):
    """The manifest of an OCI image and its blobs by digest; the same files give the same digest."""
    blobs = {"sha256:" + digest(data): data for data in [configuration, *(data for _, data in files)]}

    def descriptor(kind, data, **more):
        return {"mediaType": kind, "digest": "sha256:" + digest(data), "size": len(data), **more}

    # Every client of a registry can fetch a layer; an empty list of them is not an image for some.
    layers = [descriptor("application/octet-stream", data, annotations={"org.opencontainers.image.title": name})
              for name, data in files] or [descriptor("application/json", configuration)]
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": descriptor("application/vnd.hoclieu.release.v1+json", configuration), "layers": layers}
    return json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode(), blobs


def layout(folder, tag, manifest, blobs):
    """Writes an OCI image layout that holds one artifact."""
    place = folder / "blobs/sha256"
    place.mkdir(parents=True)
    for name, data in {**blobs, "sha256:" + digest(manifest): manifest}.items():
        (place / name.removeprefix("sha256:")).write_bytes(data)
    (folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')
    (folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [
        {"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:" + digest(manifest), "size": len(manifest),
         "annotations": {"org.opencontainers.image.ref.name": tag}}]}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=pathlib.Path)
    parser.add_argument("target")
    parser.add_argument("--endpoint")
    parser.add_argument("--plain-http", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.target.startswith(("s3://", "docker://")):
        parser.error(say("đích phải là s3://… hoặc docker://…", "the target must be s3://… or docker://…"))
    try:
        store = Store(options.store)
        if options.target.startswith("s3://"):
            mirror = Bucket(options.target, options.endpoint)
        else:
            mirror = Registry(options.target, options.plain_http)
        if options.check:
            wrong = mirror.check(store)
            for name in wrong:
                print("✗", name, say("thiếu hoặc khác", "is missing or differs"))
            if not wrong:
                print("✓", say("bản sao giống hệt kho", "the mirror is the same as the store"))
            return 1 if wrong else 0
        for name in (new := mirror.copy(store)):
            print("+", name)
        print(say(f"Đã chép {len(new)}; bản sao đã đủ.", f"Copied {len(new)}; the mirror is complete."))
        return 0
    except Refused as refusal:
        print(say("lỗi: ", "error: ") + str(refusal), file=sys.stderr)
        return 1
    except ImportError as error:
        print(say("lỗi: thiếu ", "error: missing ") + f"{error.name}: pip install {error.name}", file=sys.stderr)
        return 1
    except Exception as error:  # What boto3 throws is of many kinds; all are the network's or the server's.
        print(say("lỗi: ", "error: ") + str(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
