"""What is run to prove that rewriting changes nothing: CPython's own tests, and the library they test.

Nearly all of it is loaded rewritten: the test modules, the modules under test, and what these import,
`unittest` included. Left out as a whole is `test_dis`: it compares bytecode, which rewriting changes on
purpose. `test_datetime` and `test_tokenize` (both equal) are left out because they take long.
"""


def _names(text: str) -> list[str]:
    return text.split()


QUICK = _names(
    """
    test_heapq test_bisect test_textwrap test_scope test_super test_augassign test_named_expressions
    test_unpack_ex test_dataclasses test_generators test_patma test_with test_contextlib
    """
)

FULL = _names(
    """
    test_string test_collections test_functools test_enum test_fractions test_json test_copy
    test_grammar test_unpack test_decorators test_coroutines test_listcomps test_descr test_typing
    test_asyncgen test_except_star test_genexps test_class test_property test_slice test_userdict
    test_userlist test_userstring test_reprlib test_pprint test_difflib test_configparser test_argparse
    test_abc test_keywordonlyarg test_positional_only_arg test_extcall test_raise test_exceptions
    test_traceback test_fstring test_keyword test_type_params test_type_aliases test_type_annotations
    test_metaclass test_subclassinit test_dynamicclassattribute test_graphlib test_sched test_queue
    test_weakref test_weakset test_operator test_global test_syntax test_pow test_compare test_richcmp
    test_binop test_contains test_iter test_itertools test_enumerate test_range test_set test_list
    test_dict test_tuple test_bool test_int test_sort test_deque test_defaultdict test_ordered_dict
    test_statistics test_decimal test_shlex test_csv test_string_literals test_contextlib_async
    test_inspect test_sys_settrace test_sys_setprofile test_yield_from test_pep646_syntax test_future
    test_builtin test_baseexception test_exception_group test_exception_variations test_call
    test_funcattrs test_frame test_code test_dynamic test_eof test_complex test_html test_htmlparser
    test_urlparse test_ipaddress test_calendar test_pathlib test_glob test_fnmatch test_tempfile
    test_shelve test_pickle test_copyreg test_threading test_doctest test_ast test_symtable
    """
)

LIBRARY = _names(
    """
    abc ast bisect collections contextlib copy copyreg dataclasses enum functools heapq inspect dis
    opcode io keyword linecache operator os pprint random re re._compiler re._parser re._constants
    re._casefix reprlib selectors signal string subprocess tempfile textwrap threading queue token
    tokenize traceback types typing unittest unittest.case unittest.suite unittest.loader
    unittest.result unittest.util unittest.signals unittest.mock warnings weakref _weakrefset
    _collections_abc test.support test.support.os_helper test.support.import_helper
    test.support.warnings_helper test.support.script_helper
    """
)

MORE_LIBRARY = _names(
    """
    argparse base64 calendar cmd codeop configparser contextvars csv datetime _pydatetime decimal
    _pydecimal difflib doctest filecmp fileinput fnmatch fractions genericpath getopt gettext glob
    graphlib gzip hashlib hmac html html.parser html.entities ipaddress json json.decoder json.encoder
    json.scanner locale logging lzma mimetypes numbers optparse pathlib pickle pickletools pkgutil
    platform plistlib posixpath pyclbr quopri sched shelve shlex shutil sre_compile stat statistics
    stringprep struct symtable _threading_local timeit urllib urllib.parse uuid zipfile _py_abc _pyio
    codecs unittest.async_case unittest.runner unittest.main asyncio asyncio.events asyncio.tasks
    asyncio.futures asyncio.base_events asyncio.locks asyncio.queues asyncio.runners asyncio.unix_events
    asyncio.selector_events test.support.threading_helper
    """
)

_OURS_IN_BUILTINS = "walks all of builtins, where this proof (not the engine) keeps the hooks"
_CLOSURE = "lists the global and builtin names of a function, and hooks are such names"
_CONSTANT = "takes a code object from co_consts by its position"
_PROFILE = "counts calls of C functions, which the hooks of this proof are"
_INSPECT = {
    "TestSignatureDefinitions.test_builtins_have_signatures": _OURS_IN_BUILTINS,
    "TestGetClosureVars.test_generator_closure": _CLOSURE,
    "TestGetClosureVars.test_method_closure": _CLOSURE,
    "TestGetClosureVars.test_name_resolution": _CLOSURE,
    "TestSignatureBind.test_signature_bind_implicit_arg": _CONSTANT,
}
_PICKLE = _names(
    "CDumpPickle_LoadPickle CPicklerTests DumpPickle_CLoadPickle InMemoryPickleTests PyPicklerTests"
)

EXPECTED_DIFFERENCES = {
    "test.test_dataclasses.TestCase.test_field_named_like_builtin": _OURS_IN_BUILTINS,
    "test.test_dataclasses.TestCase.test_field_named_like_builtin_frozen": _OURS_IN_BUILTINS,
    **{f"test.test_pickle.{kind}.test_builtin_functions": _OURS_IN_BUILTINS for kind in _PICKLE},
    **{f"test.test_inspect.test_inspect.{test}": reason for test, reason in _INSPECT.items()},
    "test.test_sys_setprofile.TestEdgeCases.test_method_with_c_function": _PROFILE,
}
"""Tests whose outcome may differ, each with the reason."""
